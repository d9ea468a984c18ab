using MLNetGan;

namespace Examples;

/// <summary>Prints a line after every epoch.</summary>
internal sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.IsEndOfEpoch)
        {
            string losses = string.Join("  ", value.Losses.Select(loss => $"{loss.Key} {loss.Value:F3}"));
            Console.WriteLine($"epoch {value.Epoch}  losses {losses}  {value.ImagesPerSecond:F0} images/s  left {value.Remaining:m\\:ss}");
        }
    }
}
