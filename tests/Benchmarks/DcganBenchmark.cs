using System.Globalization;
using MLNetGan.Networks;
using MLNetGan.Systems;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>A DCGAN step at 28x28 with 64 base channels, at batch 64 unless told otherwise.</summary>
internal static class DcganBenchmark
{
    private const int WarmUp = 10;

    public static void Measure(BenchmarkArguments arguments)
    {
        var image = new Shape(1, 28, 28);
        var options = new DcganOptions { BatchSize = arguments.Number("--batch") ?? 64, Schedule = LearningRateSchedule.Constant };
        SideBySide.Train(() => new ConvolutionalSystem(options, image), options, BatchFormat.Of(image), arguments, WarmUp);
    }

    public static void Compare(BenchmarkArguments arguments) =>
        SideBySide.Compare("dcgan", arguments, arguments.Steps.ToString(CultureInfo.InvariantCulture));
}
