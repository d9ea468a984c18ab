using System.Text.Json.Serialization;

namespace MLNetGan.Cli.Runs;

/// <summary>Height and width in pixels.</summary>
[JsonConverter(typeof(ImageSizeConverter))]
internal readonly record struct ImageSize(int Height, int Width)
{
    /// <summary>Reads one number for both, or HEIGHTxWIDTH; null for what is neither.</summary>
    /// <param name="text">What is read.</param>
    /// <param name="mostPixels">The longest that a side may be.</param>
    public static ImageSize? Parse(string text, int mostPixels)
    {
        string[] sides = text.Split('x');
        if (sides.Length > 2)
            return null;
        return Side(sides[0]) is { } height && Side(sides[^1]) is { } width ? new ImageSize(height, width) : null;

        int? Side(string side) => StrictNumber.TryWhole(side, out int pixels) && pixels >= 1 && pixels <= mostPixels ? pixels : null;
    }

    /// <summary>As it is read.</summary>
    public override string ToString() => Height == Width ? $"{Height}" : $"{Height}x{Width}";
}
