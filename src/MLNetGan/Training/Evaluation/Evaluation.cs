namespace MLNetGan.Training;

/// <summary>What a report tells of an evaluation.</summary>
/// <param name="IsDone">Whether networks are evaluated with this report.</param>
/// <param name="Measure">What chooses weights, where something does; without a value where it was not measured.</param>
/// <param name="Figures">What else was measured.</param>
internal sealed record Evaluation(bool IsDone, TrainingMeasure? Measure, IReadOnlyList<(string Name, double Value)> Figures);
