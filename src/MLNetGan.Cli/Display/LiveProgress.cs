using Spectre.Console;

namespace MLNetGan.Cli.Display;

/// <summary>A table of the last epochs, the one in progress at the bottom, and below it the last warning of each kind.</summary>
internal sealed class LiveProgress(Table table, LiveDisplayContext context) : IProgress<TrainingProgress>
{
    private const int ShownEpochs = 10;
    private readonly SortedDictionary<TrainingWarningKind, string> _warnings = [];
    private string[] _names = [];
    private bool _lastIsOpen;

    public void Report(TrainingProgress value)
    {
        IReadOnlyList<(string Name, string Value)> columns = ProgressText.Columns(value);
        if (table.Columns.Count == 0)
        {
            _names = [.. columns.Select(column => column.Name)];
            table.AddColumns([.. _names.Select(name => new TableColumn(Text(name.Replace(' ', '\n'))).RightAligned().NoWrap())]);
        }
        if (_lastIsOpen)
            table.Rows.RemoveAt(table.Rows.Count - 1);
        else if (table.Rows.Count == ShownEpochs)
            table.Rows.RemoveAt(0);
        table.AddRow([.. _names.Select(name => Text(columns.FirstOrDefault(column => column.Name == name).Value ?? "-"))]);
        _lastIsOpen = !value.IsEndOfEpoch;
        foreach (TrainingWarning warning in value.Warnings)
            _warnings[warning.Kind] = ProgressText.Describe(warning);
        if (_warnings.Count > 0)
            table.Caption = new TableTitle(Text(string.Join('\n', _warnings.Values)), Color.Yellow);
        context.Refresh();
    }

    private static string Text(string text) => Markup.Escape(Printable.Of(text));
}
