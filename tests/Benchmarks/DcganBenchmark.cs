using System.Globalization;
using MLNetGan.Networks;
using MLNetGan.Systems;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>
/// A DCGAN step at 28x28 with 64 base channels, at batch 64 unless told otherwise. With 1 channel and batch 2 next to nothing is
/// calculated, and what is left is what a step costs a processor beside that: what a GPU waits for in small networks.
/// </summary>
internal static class DcganBenchmark
{
    private const int WarmUp = 10;

    public static void Measure(BenchmarkArguments arguments)
    {
        var image = new Shape(1, 28, 28);
        var options = new DcganOptions { BatchSize = Batch(arguments), BaseChannels = Channels(arguments), Schedule = LearningRateSchedule.Constant };
        SideBySide.Train(() => new ConvolutionalSystem(options, image), options, BatchFormat.Of(image), arguments, WarmUp);
    }

    public static void Compare(BenchmarkArguments arguments) =>
        SideBySide.Compare("dcgan", arguments,
            new[] { arguments.Steps, Batch(arguments), Channels(arguments) }.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    public static int Batch(BenchmarkArguments arguments) => arguments.Number("--batch") ?? 64;

    public static int Channels(BenchmarkArguments arguments) => arguments.Number("--channels") ?? 64;
}
