using MLNetGan;

namespace TranslateFacades;

/// <summary>Prints a line after every evaluation.</summary>
internal sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.IsEvaluated)
        {
            Console.WriteLine(
                $"epoch {value.Epoch}  losses D {value.Losses["discriminator"]:F3} G {value.Losses["generator"]:F3}  " +
                $"L1 on held-out pairs {value.Measure?.Value:F4}  {value.ImagesPerSecond:F0} pairs/s  left {value.Remaining:m\\:ss}");
        }
    }
}
