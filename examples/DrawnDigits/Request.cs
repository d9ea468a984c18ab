namespace DrawnDigits;

/// <summary>A row that asks for an image.</summary>
internal sealed class Request
{
    /// <summary>What to draw.</summary>
    public string Label { get; set; } = "";

    /// <summary>Which of all possible drawings.</summary>
    public long Seed { get; set; }
}
