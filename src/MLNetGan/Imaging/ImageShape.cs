namespace MLNetGan.Imaging;

/// <summary>Channels, height and width of an image in planar C,H,W order.</summary>
internal readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Values in one image: channels x height x width.</summary>
    public int Length => checked(Channels * Height * Width);

    public override string ToString() => $"{Channels}x{Height}x{Width}";
}
