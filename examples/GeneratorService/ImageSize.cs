namespace GeneratorService;

/// <summary>The size of an image.</summary>
public readonly record struct ImageSize(int Channels, int Height, int Width)
{
    /// <summary>How many values it has.</summary>
    public int Length => Channels * Height * Width;
}
