using MLNetGan;

namespace GrowFacades;

/// <summary>Prints a line after every epoch.</summary>
internal sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value is { IsEndOfEpoch: true, Phase: { } phase })
        {
            string left = value.Remaining is { } time ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : "?";
            Console.WriteLine(
                $"epoch {value.Epoch}  {value.Scalars["resolution"]} pixels, alpha {value.Scalars["alpha"]:F2}  {value.Images} of {phase.TotalImages} images  " +
                $"distance {value.Scalars["wasserstein_estimate"]:F3}  {value.ImagesPerSecond:F0} images/s  left {left}");
        }
    }
}
