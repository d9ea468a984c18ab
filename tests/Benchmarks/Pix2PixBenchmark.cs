using System.Globalization;
using MLNetGan.Networks;
using MLNetGan.Systems.Pix2Pix;
using MLNetGan.Training;

namespace MLNetGan.Benchmarks;

/// <summary>
/// A pix2pix step: the reference's networks (64 base channels, batch 1, instance normalization) at 128x128 unless told
/// otherwise.
/// </summary>
internal static class Pix2PixBenchmark
{
    private const int WarmUp = 3;

    public static void Measure(BenchmarkArguments arguments)
    {
        Pix2PixOptions options = Options(arguments);
        int size = Size(arguments);
        var image = new Shape(3, size, size);
        SideBySide.Train(() => new Pix2PixSystem(options, image, image), options, new BatchFormat(image, Source: image), arguments.Steps, WarmUp);
    }

    public static void Compare(BenchmarkArguments arguments)
    {
        Pix2PixOptions options = Options(arguments);
        string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
        string[] script =
        [
            Text(arguments.Steps), Text(Size(arguments)), Text(options.BatchSize), Text(options.GeneratorChannels), Text(options.DiscriminatorChannels),
            Text(options.Dropout), options.Normalization == TranslationNormalization.Batch ? "batch" : "instance",
        ];
        SideBySide.Compare("pix2pix", "pix2pix.py", script, ["pix2pix-step", .. arguments.Given], arguments.Steps);
    }

    private static int Size(BenchmarkArguments arguments) => arguments.Number("--size") ?? 128;

    private static Pix2PixOptions Options(BenchmarkArguments arguments)
    {
        var options = new Pix2PixOptions();
        options.BatchSize = arguments.Number("--batch") ?? options.BatchSize;
        options.GeneratorChannels = arguments.Number("--channels") ?? options.GeneratorChannels;
        options.DiscriminatorChannels = arguments.Number("--channels") ?? options.DiscriminatorChannels;
        return options;
    }
}
