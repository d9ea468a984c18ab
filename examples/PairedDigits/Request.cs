namespace PairedDigits;

/// <summary>A row to generate a pair for.</summary>
internal sealed class Request
{
    /// <summary>What the pair's noise is computed from.</summary>
    public long Seed { get; set; }
}
