using System.Globalization;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Images so dark that the range of their column must have been declared wrong, as values 0..1 are in 0..255.</summary>
internal static class DarkImages
{
    private const float SuspiciouslyDark = -1 + 2 * 0.02f;

    /// <param name="role">What the column is of, as the message begins with it.</param>
    /// <param name="column">The column.</param>
    /// <param name="largest">The largest value that was read, as a network's.</param>
    /// <param name="rows">The rows that were read.</param>
    /// <param name="scale">The declared range.</param>
    /// <param name="advice">What to do, without the full stop.</param>
    /// <returns>What to say where no value is above a fiftieth of the range; null where one is.</returns>
    public static string? Fault(string role, string column, float largest, string rows, PixelScale scale, string advice)
    {
        if (largest >= SuspiciouslyDark)
            return null;
        var found = new float[1];
        scale.FromNetwork([largest], found);
        return $"{role} column '{column}' has no value above " +
            string.Create(CultureInfo.InvariantCulture, $"{found[0]:G5} in {rows}: ") +
            string.Create(CultureInfo.InvariantCulture, $"expected values from {scale.Minimum} to {scale.Maximum}. {advice}.");
    }

    /// <summary>Refuses what <see cref="Fault"/> finds.</summary>
    /// <exception cref="InvalidDataException">No value is above a fiftieth of the range.</exception>
    public static void Refuse(string role, string column, float largest, string rows, PixelScale scale, string advice)
    {
        if (Fault(role, column, largest, rows, scale, advice) is { } fault)
            throw new InvalidDataException(fault);
    }
}
