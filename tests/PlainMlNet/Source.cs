namespace PlainMlNet;

/// <summary>What to translate.</summary>
internal sealed class Source
{
    public string Path { get; set; } = "";
}
