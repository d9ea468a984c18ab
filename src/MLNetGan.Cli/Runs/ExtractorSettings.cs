namespace MLNetGan.Cli.Runs;

/// <summary>How an extractor of features gets images, and gives features: what a command line says of it.</summary>
internal record ExtractorSettings
{
    /// <summary>The side to which it gets images; null for its own.</summary>
    [Choice("--extractor-size", ResumeRule.Repeat)]
    public int? ExtractorSize { get; init; }

    /// <summary>The input of a file that takes images; null for its only one.</summary>
    [Choice("--extractor-input", ResumeRule.Repeat)]
    public string? ExtractorInput { get; init; }

    /// <summary>The output of a file that holds features; null for its only one.</summary>
    [Choice("--extractor-output", ResumeRule.Repeat)]
    public string? ExtractorOutput { get; init; }

    /// <summary>What is taken from pixel values before a file's network gets them, as a list; null for nothing.</summary>
    [Choice("--extractor-mean", ResumeRule.Repeat)]
    public string? ExtractorMean { get; init; }

    /// <summary>What they are divided by after that, as a list; null for 1.</summary>
    [Choice("--extractor-deviation", ResumeRule.Repeat)]
    public string? ExtractorDeviation { get; init; }

    /// <summary>Whether a file's network gets blue, green, red; null for red, green, blue.</summary>
    [Choice("--extractor-bgr", ResumeRule.Repeat)]
    public bool? ExtractorBgr { get; init; }
}
