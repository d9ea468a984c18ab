using System.Globalization;
using MLNetGan.Networks;
using MLNetGan.Systems.ProGan;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>A ProGAN step at one resolution, all blocks faded in, with a preset's networks and the batch that it has there.</summary>
internal static class ProGanBenchmark
{
    private const int WarmUp = 5;

    public static void Measure(BenchmarkArguments arguments)
    {
        ProGanOptions options = Options(arguments);
        Shape image = Image(arguments);
        var phase = new TrainingPhase(options.BatchSize, Level: Doublings.Count(image));
        SideBySide.Train(() => new ProGanSystem(options, image, 0, new PhaseSchedule(phase)), options, BatchFormat.Of(image), arguments, WarmUp);
    }

    public static void Compare(BenchmarkArguments arguments)
    {
        ProGanOptions options = Options(arguments);
        int[] script = [arguments.Steps, (int)Image(arguments)[1], options.BatchSize, (int)Image(arguments)[0], options.LatentSize, options.BaseChannels, options.MaximumChannels];
        SideBySide.Compare("progan", arguments, script.Select(value => value.ToString(CultureInfo.InvariantCulture)));
    }

    public static Shape Image(BenchmarkArguments arguments)
    {
        int size = arguments.Number("--resolution") ?? 32;
        return new Shape(arguments.Number("--channels") ?? 3, size, size);
    }

    public static ProGanOptions Options(BenchmarkArguments arguments)
    {
        ProGanOptions options = arguments.Choice("--preset", "compact", "reference") == "reference" ? new ProGanOptions() : ProGanOptions.Compact();
        // The other sides keep no average of weights.
        options.AverageDecay = 0;
        options.BatchSize = arguments.Number("--batch") ?? options.StageAt((int)Image(arguments)[1]).BatchSize ?? options.BatchSize;
        return options;
    }
}
