using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Writes the progress of training to MLContext.Log, every few seconds and after every epoch, and warnings at once.</summary>
internal sealed class TrainingLog(IChannel channel) : ITrainingObserver
{
    /// <summary>The part of the log that tells of a run folder that can be used, though not everything in it is as it should be.</summary>
    public const string RunFolder = "Run folder";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private TimeSpan _last;

    /// <summary>Opens the part of MLContext.Log that tells of a system.</summary>
    /// <param name="context">The context.</param>
    /// <param name="system">The system.</param>
    /// <param name="what">What is done with it.</param>
    public static IChannel Open(MLContext context, SystemDefinition system, string what) =>
        ((IHostEnvironment)context).Register(system.Title).Start(what);

    /// <summary>Warns in a part of the log, of the same once.</summary>
    public static Action<string> Warner(IChannel channel)
    {
        HashSet<string> told = [];
        return message =>
        {
            if (told.Add(message))
                channel.Warning(MessageSensitivity.None, message);
        };
    }

    public void Report(TrainingProgress progress)
    {
        foreach (TrainingWarning warning in progress.Warnings)
            channel.Warning(MessageSensitivity.None, warning.Message);
        if (!progress.IsEndOfEpoch && progress.Elapsed - _last < Interval)
            return;
        _last = progress.Elapsed;
        channel.Info(MessageSensitivity.None, Describe(progress));
    }

    private static string Describe(TrainingProgress progress)
    {
        string epochs = progress.Epochs is { } count ? $" of {count}" : "";
        string losses = string.Concat(
            progress.Losses.Select(loss => string.Create(CultureInfo.InvariantCulture, $"{loss.Key} loss {loss.Value:F4}, ")));
        string left = progress.Remaining is { } remaining ? $", {(int)remaining.TotalHours:D2}:{remaining:mm\\:ss} left" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"Epoch {progress.Epoch}{epochs}, step {progress.Step}: {losses}{progress.ImagesPerSecond:F0} images/s{left}");
    }
}
