namespace MLNetGan.Training;

/// <summary>What an evaluation measured.</summary>
/// <param name="Value">What chooses weights.</param>
internal sealed record Measurement(double Value)
{
    /// <summary>What else was found, by names such as measures have.</summary>
    public IReadOnlyList<(string Name, double Value)> Figures { get; init; } = [];

    /// <summary>The share of real images that could have been generated, where it was measured.</summary>
    public double? Recall { get; init; }
}
