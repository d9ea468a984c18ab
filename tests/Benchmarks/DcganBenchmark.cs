using System.Globalization;
using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>A DCGAN step at batch 64, 28x28 and 64 base channels.</summary>
internal static class DcganBenchmark
{
    private const int Batch = 64, WarmUp = 10;

    public static void Measure(BenchmarkArguments arguments)
    {
        var image = new Shape(1, 28, 28);
        var options = new DcganOptions { BatchSize = Batch, Schedule = LearningRateSchedule.Constant };
        SideBySide.Train(() => new ConvolutionalSystem(options, image), options, new BatchFormat(image), arguments.Steps, WarmUp);
    }

    public static void Compare(BenchmarkArguments arguments) =>
        SideBySide.Compare("dcgan", arguments, arguments.Steps.ToString(CultureInfo.InvariantCulture));
}
