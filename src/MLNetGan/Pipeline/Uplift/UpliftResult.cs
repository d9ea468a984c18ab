namespace MLNetGan;

/// <summary>What the uplift experiment found.</summary>
/// <param name="Cells">Every repetition.</param>
/// <param name="Summaries">The means of every arm.</param>
/// <param name="Comparisons">Arms against each other.</param>
/// <param name="Verdict">What generated images did, in words: one line for each setting and learner.</param>
public sealed record UpliftResult(
    IReadOnlyList<UpliftCell> Cells, IReadOnlyList<UpliftSummary> Summaries, IReadOnlyList<UpliftComparison> Comparisons,
    IReadOnlyList<string> Verdict);
