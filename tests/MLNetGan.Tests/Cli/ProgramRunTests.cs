using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Tests.Metrics.Extractors;
using MLNetGan.Tests.Pipeline;
using MLNetGan.Tests.Pipeline.Evaluating;

namespace MLNetGan.Tests.Cli;

/// <summary>Runs of programs on other columns than the tool's: of images, or of vectors of another range.</summary>
[TestClass]
public sealed class ProgramRunTests : ToolTest
{
    private const int Side = ImageViews.Side;

    private static GanCatalog Gan => ImageViews.ML.Gan();

    private static float[][] Bars => Tiny.Images(ImageViews.Bars(60, seed: 1));

    [TestMethod]
    [DataRow(false), DataRow(true)]
    public void Generated_Images_Are_The_Programs_And_Are_Measured(bool ofImages)
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), images = folder.File("images"), real = folder.File("real");
        var options = new DcganOptions
        {
            LatentSize = 4,
            BaseChannels = 2,
            BatchSize = 12,
            Epochs = 1,
            ImageChannels = 1,
            PixelMinimum = -1,
            PixelMaximum = 1,
            RunFolder = run,
        };
        using GeneratorTransformer generator = Gan.Dcgan(options).Fit(View(ofImages, Bars));
        Tool("generate", run, "--count", "3", "--out", images).Succeeded();
        Assert.AreEqual(ofImages, ToolHere("inspect", run).Succeeded().Output.Contains("  ImageChannels=1", StringComparison.Ordinal));
        float[][] made = [.. Enumerable.Range(0, 3).Select(i => Read(Path.Combine(images, $"{i}.png")))];
        Tiny.AssertClose(Pixels(ofImages, generator.Generate(3), "Image"), made, 0.51f);

        Gan.Data.SaveImageFolder(ImageViews.Bars(60, seed: 1), real);
        string network = folder.Write(OnnxFiles.Means(Side), "network.onnx");
        Tool("evaluate", run, "--real", real, "--extractor", network, "--no-labels", "--count", "40").Succeeded();
    }

    [TestMethod]
    [DataRow(false), DataRow(true)]
    public void Translated_Files_Are_What_The_Program_Makes_Of_Them(bool ofImages)
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), source = folder.File("source.png"), target = folder.File("target.png");
        var options = new ContextEncoderOptions
        {
            GeneratorChannels = 2,
            DiscriminatorChannels = 2,
            BottleneckSize = 6,
            BatchSize = 12,
            Epochs = 1,
            ValidationSetFraction = 0,
            ImageChannels = 1,
            PixelMinimum = -1,
            PixelMaximum = 1,
            RunFolder = run,
        };
        using ContextEncoderTransformer translator = Gan.ContextEncoder(options).Fit(View(ofImages, Bars));
        Gan.Data.SaveImage(ImageViews.Bars(1, seed: 2), source);
        Tool("translate", run, "--input", source, "--out", target).Succeeded();
        Tiny.AssertClose(Pixels(ofImages, translator.Transform(View(ofImages, Read(source))), "Completed").Single(), Read(target), 0.51f);
    }

    private static IDataView View(bool ofImages, params float[][] images) => ofImages
        ? ImageViews.ML.Data.LoadFromEnumerable(images.Select(image => new Picture { Image = PlanarImage.Write(image, 1, Side, Side) }).ToList())
        : ImageViews.View(images.Select(image => new ImageViews.Row { Image = [.. image.Select(value => value / 127.5f - 1)] }).ToList());

    private static float[][] Pixels(bool ofImages, IDataView made, string column) => ofImages
        ? Tiny.Images(ImageViews.ML.Transforms.ExtractPixels(column, colorsToExtract: ImagePixelExtractingEstimator.ColorBits.Red).Fit(made).Transform(made), column)
        : [.. Tiny.Images(made, column).Select(image => image.Select(value => (value + 1) * 127.5f).ToArray())];

    private static float[] Read(string path) => Gan.Data.LoadImage(path).GetColumn<float[]>("Image").Single();

    private sealed class Picture
    {
        [ImageType(Side, Side)]
        public MLImage Image { get; set; } = null!;
    }
}
