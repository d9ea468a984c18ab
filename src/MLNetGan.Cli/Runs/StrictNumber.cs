using System.Globalization;
using System.Numerics;

namespace MLNetGan.Cli.Runs;

/// <summary>
/// Numbers as all options read them: with a point for decimals, without signs of grouping or space, whatever the user's language.
/// </summary>
internal static class StrictNumber
{
    private const NumberStyles WholeStyle = NumberStyles.AllowLeadingSign;
    private const NumberStyles RealStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A whole number, without point and exponent.</summary>
    public static bool TryWhole<T>(string text, out T value) where T : struct, IBinaryInteger<T> =>
        T.TryParse(text, WholeStyle, CultureInfo.InvariantCulture, out value);

    /// <summary>A finite number.</summary>
    public static bool TryReal<T>(string text, out T value) where T : struct, IFloatingPoint<T> =>
        T.TryParse(text, RealStyle, CultureInfo.InvariantCulture, out value) && T.IsFinite(value);
}
