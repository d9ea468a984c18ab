namespace MLNetGan.Runs;

/// <summary>
/// By what a run tells its data from other data: how many rows there are, and what some of them hold. Brightness is compared with
/// a tolerance, as decoders of images differ by a grey level from one processor to another.
/// </summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Brightness">The mean of the pixels, -1 to 1, of each row that <see cref="Tells"/>.</param>
/// <param name="Labels">The keys of these rows; none where there are no labels.</param>
internal sealed record RunData(long Rows, double[] Brightness, long[] Labels)
{
    private const int Dense = 8;
    private const double Tolerance = 0.01;

    /// <summary>Whether a row is one of those that are compared: the first few, and as many of every further doubling.</summary>
    public static bool Tells(long row) =>
        row < Dense || row % ((long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)row + 1) / 2 / Dense) == 0;

    /// <summary>How other data differs, in words; null where it does not.</summary>
    public string? Difference(RunData other)
    {
        if (Rows != other.Rows)
            return $"it had {Rows} rows, and now has {other.Rows}";
        if (Brightness.Length != other.Brightness.Length)
            return "its rows are others";
        int changed = Brightness.Zip(other.Brightness).Count(pair => !(Math.Abs(pair.First - pair.Second) <= Tolerance));
        if (changed > 0)
            return $"{changed} of {Brightness.Length} images that were compared are others, or stand in other rows";
        return Labels.AsSpan().SequenceEqual(other.Labels) ? null : "images have other labels";
    }
}
