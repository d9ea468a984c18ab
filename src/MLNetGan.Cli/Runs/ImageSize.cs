using System.CommandLine.Parsing;

namespace MLNetGan.Cli.Runs;

/// <summary>Height and width in pixels.</summary>
internal readonly record struct ImageSize(int Height, int Width)
{
    private const int MostPixels = 65_535;

    /// <summary>Reads one number for both, or HEIGHTxWIDTH.</summary>
    public static ImageSize? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string[] sides = text.Split('x');
        if (sides.Length <= 2 && TryParse(sides[0], out int height) && TryParse(sides[^1], out int width))
            return new ImageSize(height, width);
        result.AddError($"--size {text}: expected a whole number from 1 to {MostPixels}, or HEIGHTxWIDTH.");
        return null;
    }

    private static bool TryParse(string text, out int side) => StrictNumber.TryWhole(text, out side) && side is >= 1 and <= MostPixels;
}
