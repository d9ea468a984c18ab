using MLNetGan;

namespace Examples;

/// <summary>Prints a line after every epoch, or after every evaluation alone.</summary>
internal sealed class ConsoleProgress(bool evaluationsAlone = false) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (evaluationsAlone ? value.IsEvaluated : value.IsEndOfEpoch)
        {
            string losses = string.Join("  ", value.Losses.Select(loss => $"{loss.Key} {loss.Value:F3}"));
            string measure = value.Measure is { } found ? $"  {found.Name} {found.Value:F4}" : "";
            string left = value.Remaining is { } time ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : "?";
            Console.WriteLine($"epoch {value.Epoch}  losses {losses}{measure}  {value.ImagesPerSecond:F0} images/s  left {left}");
        }
    }
}
