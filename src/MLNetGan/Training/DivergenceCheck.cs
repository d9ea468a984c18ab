namespace MLNetGan.Training;

/// <summary>Ends a run that has diverged: what is not a number is neither drawn nor measured nor saved.</summary>
internal sealed class DivergenceCheck(TrainingOptions options, RunPosition position, TrainingStep step, RunCheckpoints checkpoints)
{
    /// <summary>Looks at losses since the epoch began.</summary>
    /// <exception cref="InvalidOperationException">One is not a number any more.</exception>
    public void RequireLosses(EpochMeans means)
    {
        foreach ((string move, double loss) in means.Losses)
        {
            if (step.Statistics.HasMove(move) && !double.IsFinite(loss))
                throw Diverged($"the loss of the {move} is {loss}");
        }
    }

    /// <summary>Looks at all that is learned.</summary>
    /// <exception cref="InvalidOperationException">Some of it is not a number any more.</exception>
    public void RequireWeights()
    {
        foreach (Learner learner in step.Learners)
        {
            if (!learner.IsFinite())
                throw Diverged($"weights of the {learner.Player.Name} are not numbers");
        }
    }

    private InvalidOperationException Diverged(string what) => new(
        $"Training diverged in epoch {position.LastEpoch} before step {position.Step}: {what}. " +
        "Lower the learning rates, and check that pixel values lie between PixelMinimum and PixelMaximum" +
        (options.RunFolder is null ? "."
            : checkpoints.Last is { } last ? $"; the last good checkpoint is {last}."
            : "; there was no checkpoint before this."));
}
