namespace GrowFacades;

/// <summary>A row to generate a house for.</summary>
internal sealed class Request
{
    /// <summary>What the house's noise is computed from.</summary>
    public long Seed { get; set; }
}
