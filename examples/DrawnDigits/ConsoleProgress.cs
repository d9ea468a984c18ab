using System.Diagnostics;
using MLNetGan;

namespace DrawnDigits;

/// <summary>Prints a line after every epoch and at least every ten seconds.</summary>
internal sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private readonly Stopwatch _sinceLine = Stopwatch.StartNew();

    /// <summary>The last report; null before the first.</summary>
    public TrainingProgress? Last { get; private set; }

    public void Report(TrainingProgress value)
    {
        Last = value;
        if (!value.IsEndOfEpoch && _sinceLine.Elapsed < TimeSpan.FromSeconds(10))
            return;
        _sinceLine.Restart();
        Console.WriteLine(
            $"epoch {value.Epoch}  step {value.Step}  losses D {value.DiscriminatorLoss:F3} G {value.GeneratorLoss:F3}  " +
            $"belief in real {value.RealBelief:F2} in generated {value.FakeBelief:F2}  {value.ImagesPerSecond:F0} images/s  " +
            $"left {value.Remaining:m\\:ss}");
    }
}
