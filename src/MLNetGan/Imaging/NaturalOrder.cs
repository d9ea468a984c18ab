using System.Globalization;

namespace MLNetGan.Imaging;

/// <summary>The order in which people look for names: numbers by their value, before other names by their characters.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => (Number(x), Number(y)) switch
    {
        ({ } first, { } second) when first != second => first.CompareTo(second),
        (not null, null) => -1,
        (null, not null) => 1,
        _ => string.CompareOrdinal(x, y),
    };

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number : null;
}
