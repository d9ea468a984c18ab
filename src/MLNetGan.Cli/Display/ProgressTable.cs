using Spectre.Console;

namespace MLNetGan.Cli.Display;

/// <summary>A table of progress reports, of the columns that a terminal has room for.</summary>
internal static class ProgressTable
{
    // A space on each side, and the border.
    private const int Frame = 3;

    /// <summary>Makes the table; what is most worth knowing comes in first.</summary>
    /// <param name="rows">Reports, the last of which says what columns there are.</param>
    /// <param name="width">The terminal's columns.</param>
    public static Table Create(IReadOnlyList<IReadOnlyList<ProgressColumn>> rows, int width)
    {
        ProgressColumn[] columns = [.. Fitting(rows, width - 1)];
        Table table = new Table().Border(TableBorder.Rounded);
        table.AddColumns(
            [.. columns.Select(column => new TableColumn(Markup.Escape(column.Name.Replace(' ', '\n'))).RightAligned().NoWrap())]);
        foreach (IReadOnlyList<ProgressColumn> row in rows)
            table.AddRow([.. columns.Select(column => Markup.Escape(ValueOf(row, column)))]);
        return table;
    }

    private static IEnumerable<ProgressColumn> Fitting(IReadOnlyList<IReadOnlyList<ProgressColumn>> rows, int width)
    {
        HashSet<ProgressColumn> chosen = [];
        foreach (ProgressColumn column in rows[^1].OrderBy(column => column.Rank))
        {
            width -= Frame + Math.Max(column.Name.Split(' ').Max(word => word.Length), rows.Max(row => ValueOf(row, column).Length));
            if (width < 0)
                break;
            chosen.Add(column);
        }
        return rows[^1].Where(chosen.Contains);
    }

    private static string ValueOf(IReadOnlyList<ProgressColumn> row, ProgressColumn column) =>
        row.FirstOrDefault(candidate => candidate.Name == column.Name)?.Value ?? "-";
}
