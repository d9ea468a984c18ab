using System.Globalization;

namespace MLNetGan.Cli.Display;

/// <summary>The columns of a progress report as text.</summary>
internal static class ProgressText
{
    public static IReadOnlyList<string> Columns(TrainingProgress progress) =>
    [
        "epoch", .. progress.Growth is null ? [] : new[] { "pixels", "alpha" }, "step", "D loss", "G loss", "D(real)", "D(fake)",
        .. progress.WassersteinEstimate is null ? [] : new[] { "distance" },
        .. progress.Validation is null ? [] : new[] { "held-out L1" },
        "images/s", "time", "left",
    ];

    public static IReadOnlyList<string> Values(TrainingProgress progress) =>
    [
        progress.Epochs is { } epochs ? Text($"{progress.Epoch}/{epochs}") : Text($"{progress.Epoch}"),
        .. progress.Growth is { } growth ? new[] { Text($"{growth.Resolution}"), Text($"{growth.Alpha:F2}") } : [],
        Text($"{progress.Step}"),
        Text($"{progress.DiscriminatorLoss:F3}"),
        Text($"{progress.GeneratorLoss:F3}"),
        Text($"{progress.RealBelief:F2}"),
        Text($"{progress.FakeBelief:F2}"),
        .. progress.WassersteinEstimate is { } estimate ? new[] { Text($"{estimate:F3}") } : [],
        .. progress.Validation is null ? [] : new[] { progress.ValidationLoss is { } loss ? Text($"{loss:F4}") : "-" },
        Text($"{progress.ImagesPerSecond:F0}"),
        Time(progress.Elapsed),
        progress.Remaining is { } remaining ? Time(remaining) : "?",
    ];

    public static string Describe(TrainingWarning warning) => $"warning: {warning.Message}";

    private static string Time(TimeSpan time) => time.TotalHours >= 1
        ? Text($"{(int)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}")
        : Text($"{time.Minutes}:{time.Seconds:D2}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
