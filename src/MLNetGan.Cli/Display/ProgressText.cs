using System.Globalization;
using MLNetGan.Cli.Runs;
using MLNetGan.Runs.Reports;
using static System.FormattableString;

namespace MLNetGan.Cli.Display;

/// <summary>A progress report as named values, all of them text.</summary>
internal static class ProgressText
{
    // More would not go into a terminal of 120 columns.
    private const int ShownScalars = 4;

    public static IReadOnlyList<ProgressColumn> Columns(TrainingProgress progress) =>
    [
        new("epoch", progress.Epochs is { } epochs ? Invariant($"{progress.Epoch}/{epochs}") : Invariant($"{progress.Epoch}"), 0),
        new("step", Invariant($"{progress.Step}"), 5),
        .. progress.Losses.Select(loss => new ProgressColumn($"{Naming.Words(loss.Key)} loss", Loss(loss.Value, 3), 2)),
        .. progress.Scalars.Take(ShownScalars).Select(scalar => new ProgressColumn(Naming.Words(scalar.Key), Number(scalar.Value), 7)),
        .. progress.Measure is { } measure
            ? [new ProgressColumn(Naming.Words(measure.Name), measure.Value is { } value ? Invariant($"{value:F4}") : "-", 3)]
            : Array.Empty<ProgressColumn>(),
        new("images/s", Invariant($"{progress.ImagesPerSecond:F0}"), 6),
        new("time", Time(progress.Elapsed), 4),
        new("left", progress.Remaining is { } remaining ? Time(remaining) : "?", 1),
    ];

    public static string Describe(TrainingWarning warning) => $"warning: {ToolWords.Of(warning.Message)}";

    /// <summary>A loss; "-" where nothing has been learned that has it.</summary>
    public static string Loss(double value, int digits) =>
        double.IsNaN(value) ? "-" : value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    /// <summary>A number of any size in a few characters.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        var size when size == Math.Floor(size) && size < 1e6 => Invariant($"{value:F0}"),
        >= 0.01 and < 1e4 => Invariant($"{value:F2}"),
        _ => Invariant($"{value:G3}"),
    };

    /// <summary>Minutes and seconds, and hours where there are some.</summary>
    public static string Time(TimeSpan time) => time.TotalHours >= 1
        ? Invariant($"{(int)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}")
        : Invariant($"{time.Minutes}:{time.Seconds:D2}");
}
