namespace MLNetGan.Training;

/// <summary>Measures delivered networks.</summary>
internal interface IMeasure
{
    /// <summary>The measure's name in reports, in lower case with underscores.</summary>
    string Name { get; }

    /// <summary>Whether the best weights are those with the lowest value.</summary>
    bool IsLowerBetter { get; }

    /// <summary>Measures; delivered networks are in inference mode.</summary>
    Measurement Measure();
}
