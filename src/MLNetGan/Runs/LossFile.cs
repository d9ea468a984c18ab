using System.Globalization;

namespace MLNetGan.Runs;

/// <summary>losses.csv: where each epoch ended, and what was lost and watched in it.</summary>
internal static class LossFile
{
    private static readonly string[] s_positions = ["epoch", "step", "seconds", "images"];

    /// <summary>The rows; none before the first. Lines that are no rows, or not whole, are passed over.</summary>
    public static IReadOnlyList<LossRow> Read(string path)
    {
        if (Directory.Exists(path))
            throw new InvalidDataException($"'{path}' is a folder: expected the file of a run's losses. Move it away.");
        // What follows the last line's end is nothing, or was not written to its end.
        if (!File.Exists(path) || SharedFile.ReadText(path).ReplaceLineEndings("\n").Split('\n') is not [var header, .. var lines, _])
            return [];
        string[] names = header.Split(',');
        return [.. lines.Select(line => Parse(names, line)).OfType<LossRow>()];
    }

    /// <summary>Adds rows. After a resume an epoch can end a second time: its new row takes the place of the old one.</summary>
    public static void Add(string path, params IReadOnlyList<LossRow> added)
    {
        LossRow[] rows = [.. Read(path).Where(earlier => earlier.Epoch < added[0].Epoch), .. added];
        string[] names = [.. added[^1].Values.Keys.Union(rows.SelectMany(earlier => earlier.Values.Keys))];
        string header = string.Join(',', [.. s_positions, .. names]);
        AtomicFile.Write(path, string.Concat(rows.Select(one => Text(names, one)).Prepend(header).Select(line => line + "\n")));
    }

    private static string Text(string[] names, LossRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Epoch},{row.Step},{row.Seconds:F3},{row.Images}") +
        string.Concat(names.Select(name => string.Create(CultureInfo.InvariantCulture, $",{row.Values.GetValueOrDefault(name):G7}")));

    private static LossRow? Parse(string[] names, string line)
    {
        string[] cells = line.Split(',');
        if (cells.Length != names.Length)
            return null;
        var values = new OrderedDictionary<string, double?>();
        foreach ((string name, string text) in names.Zip(cells))
            values[name] = double.TryParse(text, CultureInfo.InvariantCulture, out double value) ? value : null;
        double?[] positions = [.. s_positions.Select(name => values.Remove(name, out double? value) ? value : null)];
        return positions is [>= 1 and <= int.MaxValue and var epoch, >= 0 and var step, >= 0 and var seconds, >= 0 and var images]
            ? new LossRow((int)epoch, (long)step, seconds, (long)images, values)
            : null;
    }
}
