using MLNetGan;

namespace GrowFacades;

/// <summary>Prints a line after every epoch.</summary>
internal sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value is { IsEndOfEpoch: true, Growth: { } growth })
        {
            Console.WriteLine(
                $"epoch {value.Epoch}  {growth.Resolution} pixels, alpha {growth.Alpha:F2}  {growth.Images} of {growth.TotalImages} images  " +
                $"distance {value.WassersteinEstimate:F3}  {value.ImagesPerSecond:F0} images/s  left {value.Remaining:m\\:ss}");
        }
    }
}
