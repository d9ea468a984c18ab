namespace SixLabors.ImageSharp.Formats.Jpeg;

public sealed class JpegEncoder
{
    private readonly int? quality;

    /// <summary>1 to 100; null takes 75.</summary>
    public int? Quality
    {
        get => quality;
        init => quality = value is < 1 or > 100
            ? throw new ArgumentException("Quality factor must be in [1..100] range.")
            : value;
    }
}
