using System.Diagnostics;
using MLNetGan;

namespace DrawnDigits;

/// <summary>Prints a line after every epoch and at least every ten seconds.</summary>
internal sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private readonly Stopwatch _sinceLine = Stopwatch.StartNew();

    public void Report(TrainingProgress value)
    {
        if (!value.IsEndOfEpoch && _sinceLine.Elapsed < TimeSpan.FromSeconds(10))
            return;
        _sinceLine.Restart();
        string left = value.Remaining is { } time ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : "?";
        Console.WriteLine(
            $"epoch {value.Epoch}  step {value.Step}  losses D {value.Losses["discriminator"]:F3} G {value.Losses["generator"]:F3}  " +
            $"belief in real {value.Scalars["real_belief"]:F2} in generated {value.Scalars["fake_belief"]:F2}  {value.ImagesPerSecond:F0} images/s  " +
            $"left {left}");
    }
}
