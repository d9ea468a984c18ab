namespace MLNetGan.Runs;

/// <summary>How the evaluations of a run have gone, as far as what comes depends on it.</summary>
/// <param name="Step">After which step the last was.</param>
/// <param name="SinceBest">How many in a row were no better than the best.</param>
/// <param name="BestRecall">The highest recall so far.</param>
/// <param name="LowRecalls">In how many in a row recall was far below that.</param>
internal sealed record EvaluationState(long Step, int SinceBest, double BestRecall, int LowRecalls)
{
    public bool IsPlausible => Step >= 0 && SinceBest >= 0 && BestRecall is >= 0 and <= 1 && LowRecalls >= 0;
}
