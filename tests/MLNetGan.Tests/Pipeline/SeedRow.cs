namespace MLNetGan.Tests.Pipeline;

/// <summary>An image to generate.</summary>
public sealed class SeedRow
{
    public string? Label { get; set; }

    public long Seed { get; set; }
}
