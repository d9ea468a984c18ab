namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>The table of results: a row a format, and a line for each failure with what replays it.</summary>
internal static class FuzzReport
{
    private const int Name = -18, Cell = 9;

    public static string Heading { get; } =
        $"{"format",Name}{"mutants",Cell}{string.Concat(Enum.GetNames<FuzzVerdict>().Select(name => $"{name.ToLowerInvariant(),Cell}"))}";

    public static string Row(string format, IReadOnlyCollection<FuzzResult> results)
    {
        IEnumerable<int> counts = Enum.GetValues<FuzzVerdict>().Select(verdict => results.Count(result => result.Verdict == verdict));
        return $"{format,Name}{results.Count,Cell}{string.Concat(counts.Select(count => $"{count,Cell}"))}";
    }

    public static string Line(string format, int seed, FuzzResult result) =>
        $"  --format {format} --seed {seed} --only {result.Number}: " +
        $"{result.Verdict.ToString().ToLowerInvariant()} ({result.Mutation}): {result.Message.ReplaceLineEndings(" ")}";
}
