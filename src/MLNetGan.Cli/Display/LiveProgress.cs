using Spectre.Console;

namespace MLNetGan.Cli.Display;

/// <summary>A table of the last epochs, the one in progress at the bottom.</summary>
internal sealed class LiveProgress(Table table, LiveDisplayContext context) : IProgress<TrainingProgress>
{
    private const int ShownEpochs = 10;
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
        context.Refresh();
    }
}
