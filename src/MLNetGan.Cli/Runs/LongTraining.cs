using System.Globalization;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Cli.Runs;

/// <summary>Says before a training on a CPU how long the published networks take there, and how long the compact ones.</summary>
internal static class LongTraining
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(20);

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Announce(PreparedRun run, CancellationToken cancellation)
    {
        RunRequest request = run.Request;
        if (run.ML.GpuDeviceId is not null || request.Preset != SystemDefinition.Reference || request.Minutes is not null)
            return;
        if (Estimate(run, run.Options, cancellation) is not { } time || time < Long)
            return;
        string compact = OfCompact(run, cancellation) is { } less && less < time
            ? $", --preset compact about {Text(less)}" : "";
        Console.Error.WriteLine($"mlnetgan: this takes about {Text(time)} on this CPU{compact}. " +
            "--minutes ends it earlier; Ctrl-C saves it, to go on with --resume.");
    }

    private static string Text(TimeSpan time) => time.TotalHours >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F0} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, time.TotalMinutes):F0} min");

    private static TimeSpan? OfCompact(PreparedRun run, CancellationToken cancellation)
    {
        (RunRequest request, SystemDefinition system) = (run.Request, run.System);
        // What was not asked for is the preset's.
        bool isAsked = request.Epochs != system.Presets[SystemDefinition.Reference]().Epochs;
        request = request with { Preset = SystemDefinition.Compact, Epochs = isAsked ? request.Epochs : null };
        try
        {
            return Estimate(run, request.WithDefaults(system).NewOptions(system), cancellation);
        }
        catch (ArgumentException)
        {
            // What was set does not go with the preset.
            return null;
        }
    }

    private static TimeSpan? Estimate(PreparedRun run, TrainingOptions options, CancellationToken cancellation)
    {
        options.CancellationToken = cancellation;
        return TrainingEstimate.Of(run.ML, run.System, options, run.Training);
    }
}
