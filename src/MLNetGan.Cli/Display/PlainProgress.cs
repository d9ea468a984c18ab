using System.Diagnostics;

namespace MLNetGan.Cli.Display;

/// <summary>A line for every epoch, and in long epochs one every ten seconds.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();

    public void Report(TrainingProgress value)
    {
        if (!value.IsEndOfEpoch && _sinceLast.Elapsed < Interval)
            return;
        _sinceLast.Restart();
        output.WriteLine(string.Join("  ", ProgressText.Columns(value).Zip(ProgressText.Values(value), (name, text) => $"{name} {text}")));
        output.Flush();
    }
}
