using MLNetGan.Data;

namespace MLNetGan.Pipeline.Augmenting;

/// <summary>
/// Chooses labels and seeds of images to generate: as many of each label as are wanted and, with a filter, read as meant.
/// </summary>
internal static class GeneratedRows
{
    // Of a label that the filter refuses as often there are fewer than wanted.
    private const int Rounds = 8, FewestTried = 16, Block = 512;

    /// <summary>The rows, with labels in turn.</summary>
    /// <param name="generator">What makes the images.</param>
    /// <param name="wanted">How many of each of its labels.</param>
    /// <param name="seed">Another number gives other seeds.</param>
    /// <param name="filter">What keeps images; null to keep all.</param>
    /// <param name="cancellation">Ends what the filter has generated.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static GeneratedRow[] Choose(
        ImageGeneratorTransformer generator, IReadOnlyList<int> wanted, long seed, GeneratedImageFilter? filter,
        CancellationToken cancellation = default)
    {
        List<GeneratedRow>[] kept = [.. wanted.Select(_ => new List<GeneratedRow>())];
        var tried = new int[wanted.Count];
        for (int round = 0; round < (filter is null ? 1 : Rounds); round++)
        {
            List<GeneratedRow> candidates = [];
            for (int label = 0; label < wanted.Count; label++)
            {
                int missing = wanted[label] - kept[label].Count,
                    count = missing == 0 || filter is null ? missing : Math.Max(missing, FewestTried);
                for (int i = 0; i < count; i++)
                    candidates.Add(new GeneratedRow(label, CounterNoise.Combine(CounterNoise.Combine(seed, label), tried[label]++)));
            }
            IEnumerable<GeneratedRow> good = filter is null ? candidates : ReadAsMeant(generator, candidates, filter, cancellation);
            foreach (GeneratedRow row in good)
            {
                if (kept[row.Label].Count < wanted[row.Label])
                    kept[row.Label].Add(row);
            }
        }
        return [.. kept.SelectMany(rows => rows.Select((row, i) => (Row: row, Turn: i)))
            .OrderBy(place => place.Turn).Select(place => place.Row)];
    }

    // The candidates that a filter reads as their label.
    private static IEnumerable<GeneratedRow> ReadAsMeant(
        ImageGeneratorTransformer generator, IEnumerable<GeneratedRow> candidates, GeneratedImageFilter filter,
        CancellationToken cancellation)
    {
        int[] meant = filter.NumbersOf(generator.NamesOfLabels);
        foreach (GeneratedRow[] rows in candidates.Chunk(Block))
        {
            cancellation.ThrowIfCancellationRequested();
            StoredImageSet images = StoredRows.Read(generator.GenerateRows(rows), "generated",
                generator.ImageColumns[0], labelColumn: null);
            int[] read = filter.Read(images);
            for (int i = 0; i < rows.Length; i++)
            {
                if (read[i] == meant[rows[i].Label])
                    yield return rows[i];
            }
        }
    }
}
