using System.CommandLine.Parsing;
using System.Globalization;

namespace MLNetGan.Cli.Runs;

/// <summary>Height and width in pixels.</summary>
internal readonly record struct ImageSize(int Height, int Width)
{
    /// <summary>Reads one number for both, or HEIGHTxWIDTH.</summary>
    public static ImageSize? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string[] sides = text.Split('x');
        if (sides.Length <= 2 && TryParse(sides[0], out int height) && TryParse(sides[^1], out int width))
            return new ImageSize(height, width);
        result.AddError($"--size {text}: expected a whole number of at least 1, or HEIGHTxWIDTH.");
        return null;
    }

    private static bool TryParse(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side >= 1;
}
