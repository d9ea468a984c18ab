namespace MLNetGan.Runs.Reports;

/// <summary>Puts what losses.csv tells into plots: what is compared, in one.</summary>
internal static class RunCharts
{
    private const int MostEpochs = 500;

    // Words by which values are told that belong into one plot.
    private static readonly string[] s_sides = ["real", "fake", "input", "target", "generated"];

    /// <summary>
    /// The epochs and the plots over them; of very many epochs every second, third and so on, and the last, and likewise of those after
    /// which something was measured.
    /// </summary>
    /// <param name="rows">The rows of losses.csv, at least one.</param>
    /// <param name="measure">The name of the measure by which weights are chosen, where there is one.</param>
    public static (int[] Epochs, IReadOnlyList<Chart> Charts) Of(IReadOnlyList<LossRow> rows, string? measure)
    {
        IEnumerable<LossRow> measured = rows.Where(row => measure is not null && row.Values.GetValueOrDefault(measure) is not null);
        LossRow[] shown = [.. Thinned(rows).Union(Thinned([.. measured])).OrderBy(row => row.Epoch)];
        string[] losses = [.. shown[^1].Losses.Select(loss => loss.Name)];
        string[] scalars = [.. shown[^1].Values.Keys.Where(name => name != measure && !losses.Any(loss => IsOf(loss, name)))];

        List<Chart> charts = [];
        Add("Losses", losses.Select(loss => (Naming.Words(loss), loss + LossRow.LossEnding)));
        if (measure is not null)
            Add(Title(measure), [(Naming.Words(measure), measure)]);
        foreach (IGrouping<string, string> group in scalars.GroupBy(Common))
            Add(Title(group.Key), group.Select(name => (Naming.Words(name), name)));
        foreach (string loss in losses)
        {
            string[] terms = [.. shown[^1].Values.Keys.Where(name => IsOf(loss, name) && name != loss + LossRow.LossEnding)];
            if (terms.Length > 1)
                Add($"{Title(loss)}: terms of the loss", terms.Select(name => (Naming.Words(name[(loss.Length + 1)..]), name)));
        }
        return ([.. shown.Select(row => row.Epoch)], charts);

        void Add(string title, IEnumerable<(string Name, string Column)> lines) => charts.Add(new Chart(
            title, [.. lines.Select(line => (line.Name, shown.Select(row => row.Values.GetValueOrDefault(line.Column)).ToArray()))]));
    }

    private static IEnumerable<LossRow> Thinned(IReadOnlyList<LossRow> rows)
    {
        int stride = Math.Max(1, (rows.Count + MostEpochs - 1) / MostEpochs);
        return rows.Where((_, i) => (rows.Count - 1 - i) % stride == 0);
    }

    /// <summary>A name without the words that tell it from those it is compared with.</summary>
    private static string Common(string name)
    {
        string common = string.Join('_', name.Split('_').Except(s_sides));
        return common.Length > 0 ? common : name;
    }

    private static bool IsOf(string loss, string name) => name.StartsWith(loss + "_", StringComparison.Ordinal);

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + Naming.Words(name)[1..];
}
