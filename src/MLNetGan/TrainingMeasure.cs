namespace MLNetGan;

/// <summary>What is measured, and chooses the weights that a run delivers.</summary>
/// <param name="Name">What is measured, such as "validation_l1": its column in losses.csv.</param>
/// <param name="Value">The measure; null where it was not taken, as in a report without an evaluation.</param>
/// <param name="IsLowerBetter">Whether the smallest measure is the best one, rather than the largest.</param>
public sealed record TrainingMeasure(string Name, double? Value, bool IsLowerBetter);
