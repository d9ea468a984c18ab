namespace PlainMlNet;

/// <summary>A generated image.</summary>
internal sealed class Generated
{
    public float[] Image { get; set; } = [];
}
