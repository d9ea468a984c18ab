using System.Globalization;
using MLNetGan.Networks;
using MLNetGan.Systems.Pix2Pix;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>
/// A pix2pix step with a preset's networks and batch, at 128x128 unless told otherwise. The reference's are 64 base channels,
/// batch 1 and instance normalization.
/// </summary>
internal static class Pix2PixBenchmark
{
    private const int WarmUp = 3;

    public static void Measure(BenchmarkArguments arguments)
    {
        Pix2PixOptions options = Options(arguments);
        int size = Size(arguments);
        var image = new Shape(3, size, size);
        SideBySide.Train(() => new Pix2PixSystem(options, image, image), options, BatchFormat.OfPairs(image, image), arguments, WarmUp);
    }

    public static void Compare(BenchmarkArguments arguments)
    {
        Pix2PixOptions options = Options(arguments);
        string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
        string[] script =
        [
            Text(arguments.Steps), Text(Size(arguments)), Text(options.BatchSize), Text(options.GeneratorChannels), Text(options.GeneratorMaximumChannels),
            Text(options.DiscriminatorChannels), Text(options.Dropout), options.Normalization == TranslationNormalization.Instance ? "instance" : "batch",
        ];
        SideBySide.Compare("pix2pix", arguments, script);
    }

    public static int Size(BenchmarkArguments arguments) => arguments.Number("--size") ?? 128;

    public static Pix2PixOptions Options(BenchmarkArguments arguments)
    {
        Pix2PixOptions options = arguments.Choice("--preset", "reference", "compact") == "compact" ? Pix2PixOptions.Compact() : new Pix2PixOptions();
        // The other sides keep no average of weights.
        options.AverageDecay = 0;
        options.BatchSize = arguments.Number("--batch") ?? options.BatchSize;
        if (arguments.Number("--channels") is { } channels)
            (options.GeneratorChannels, options.GeneratorMaximumChannels, options.DiscriminatorChannels) = (channels, 8 * channels, channels);
        return options;
    }
}
