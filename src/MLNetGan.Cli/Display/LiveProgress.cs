using Spectre.Console;

namespace MLNetGan.Cli.Display;

/// <summary>A table of the last epochs, the one in progress at the bottom, and below it the last warning of each kind.</summary>
internal sealed class LiveProgress(Table table, LiveDisplayContext context) : IProgress<TrainingProgress>
{
    private const int ShownEpochs = 10;
    private readonly SortedDictionary<TrainingWarningKind, string> _warnings = [];
    private bool _lastIsOpen;

    public void Report(TrainingProgress value)
    {
        if (table.Columns.Count == 0)
            table.AddColumns(ProgressText.Columns(value).Select(name => new TableColumn(name).RightAligned().NoWrap()).ToArray());
        if (_lastIsOpen)
            table.Rows.RemoveAt(table.Rows.Count - 1);
        else if (table.Rows.Count == ShownEpochs)
            table.Rows.RemoveAt(0);
        table.AddRow(ProgressText.Values(value).Select(Markup.Escape).ToArray());
        _lastIsOpen = !value.IsEndOfEpoch;
        foreach (TrainingWarning warning in value.Warnings)
            _warnings[warning.Kind] = ProgressText.Describe(warning);
        if (_warnings.Count > 0)
            table.Caption = new TableTitle(Markup.Escape(string.Join('\n', _warnings.Values)), Color.Yellow);
        context.Refresh();
    }
}
