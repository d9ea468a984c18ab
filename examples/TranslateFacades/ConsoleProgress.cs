using MLNetGan;

namespace TranslateFacades;

/// <summary>Prints a line after every evaluation.</summary>
internal sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.IsEvaluated)
        {
            string losses = string.Join("  ", value.Losses.Select(loss => $"{loss.Key} {loss.Value:F3}"));
            Console.WriteLine(
                $"epoch {value.Epoch}  losses {losses}  L1 on held-out pairs {value.Measure?.Value:F4}  " +
                $"{value.ImagesPerSecond:F0} pairs/s  left {value.Remaining:m\\:ss}");
        }
    }
}
