using System.Diagnostics;

namespace MLNetGan.Cli.Display;

/// <summary>A line for every epoch, in long epochs one every ten seconds, and one for every warning.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();

    public void Report(TrainingProgress value)
    {
        foreach (TrainingWarning warning in value.Warnings)
            output.WriteLine(ProgressText.Describe(warning));
        if (value.IsEndOfEpoch || _sinceLast.Elapsed >= Interval)
        {
            _sinceLast.Restart();
            output.WriteLine(string.Join("  ", ProgressText.Columns(value).Select(column => $"{column.Name} {column.Value}")));
        }
        output.Flush();
    }
}
