using System.Globalization;
using MLNetGan.Runs;

namespace MLNetGan.Training;

/// <summary>Follows the evaluations of a run: for how long none has been the best, and whether variety is lost.</summary>
/// <param name="options">How many may be no better.</param>
internal sealed class EvaluationCourse(TrainingOptions options)
{
    private const double LeastBestRecall = 0.05, LostShare = 0.5;
    private const int LowsToWarn = 2;

    /// <summary>What checkpoints keep.</summary>
    public EvaluationState State { get; set; } = new(0, 0, 0, 0);

    /// <summary>Whether patience is at its end.</summary>
    public bool IsOver => State.SinceBest >= options.Patience;

    /// <summary>Why it is, in words.</summary>
    public string Reason =>
        $"{State.SinceBest} evaluation{(State.SinceBest == 1 ? "" : "s")} in a row no better than the best " +
        $"(TrainingOptions.Patience is {options.Patience})";

    /// <summary>Takes an evaluation into account.</summary>
    /// <param name="step">After which step it was. One after the same step is the same, told again after a resume.</param>
    /// <param name="isBest">Whether it was the best so far.</param>
    /// <param name="isLastPhase">Whether the networks have their last form: before that, a run is not ended.</param>
    /// <param name="recall">The recall that it found, if any.</param>
    /// <returns>A warning, when recall has been low for long enough; null for none.</returns>
    public TrainingWarning? Add(long step, bool isBest, bool isLastPhase, double? recall)
    {
        if (step == State.Step)
            return null;
        double highest = Math.Max(State.BestRecall, recall ?? 0);
        bool isLow = highest >= LeastBestRecall && recall < LostShare * highest;
        State = new EvaluationState(step, isBest || !isLastPhase ? 0 : State.SinceBest + 1, highest, isLow ? State.LowRecalls + 1 : 0);
        if (State.LowRecalls != LowsToWarn)
            return null;
        return new TrainingWarning(TrainingWarningKind.RecallLost, string.Create(CultureInfo.InvariantCulture,
            $"Recall was {recall:F3} in this evaluation and low in the one before, and has been {highest:F3}: images that were made ") +
            "earlier are made no more. The generator is collapsing. The weights of the best evaluation are kept; if this lasts, restart " +
            "with another TrainingOptions.Seed, or lower GeneratorLearningRate.");
    }
}
