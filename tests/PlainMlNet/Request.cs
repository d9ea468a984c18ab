namespace PlainMlNet;

/// <summary>What to generate.</summary>
internal sealed class Request
{
    public long Seed { get; set; }

    public string Label { get; set; } = "";
}
