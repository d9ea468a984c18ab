using Spectre.Console;

namespace MLNetGan.Cli.Display;

/// <summary>A table of the last epochs, the one in progress at the bottom, and below it the last warning of each kind.</summary>
/// <param name="terminal">The terminal, whose width may change.</param>
/// <param name="context">Draws what took the place of what.</param>
internal sealed class LiveProgress(IAnsiConsole terminal, LiveDisplayContext context) : IProgress<TrainingProgress>
{
    private const int ShownEpochs = 10;
    private readonly List<IReadOnlyList<ProgressColumn>> _rows = [];
    private readonly SortedDictionary<TrainingWarningKind, string> _warnings = [];
    private bool _lastIsOpen;

    public void Report(TrainingProgress value)
    {
        if (_lastIsOpen)
            _rows.RemoveAt(_rows.Count - 1);
        else if (_rows.Count == ShownEpochs)
            _rows.RemoveAt(0);
        _rows.Add([.. ProgressText.Columns(value).Select(column => column with { Name = Printable.Of(column.Name) })]);
        _lastIsOpen = !value.IsEndOfEpoch;
        foreach (TrainingWarning warning in value.Warnings)
            _warnings[warning.Kind] = ProgressText.Describe(warning);
        Table table = ProgressTable.Create(_rows, terminal.Profile.Width);
        if (_warnings.Count > 0)
            table.Caption = new TableTitle(Markup.Escape(Printable.Of(string.Join('\n', _warnings.Values))), Color.Yellow);
        context.UpdateTarget(table);
    }
}
