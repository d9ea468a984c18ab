using GeneratorService;
using Microsoft.ML.Data;
using MLNetGan.Tests.Pipeline;
using MLNetGan.Tests.Pipeline.Translation;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Examples;

/// <summary>What the service makes of trained generators.</summary>
[TestClass]
public sealed class ServedModelTests
{
    private const int Clients = 16, Requests = 320, Different = 80;

    [TestMethod]
    [DataRow("run"), DataRow("generator.onnx"), DataRow("pipeline.zip")]
    public async Task Clients_At_Once_Get_The_Images_Of_Generate(string model)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, model);
        AcGanOptions options = Tiny.Options();
        options.RunFolder = model == "run" ? path : null;
        TransformerChain<AcGanTransformer> pipeline = Tiny.Train(Tiny.Digits, options);
        using AcGanTransformer generator = pipeline.LastTransformer;
        if (model == "generator.onnx")
            generator.ExportOnnx(path, OnnxGeneratorInput.Seed);
        else if (model == "pipeline.zip")
            Tiny.ML.Model.Save(pipeline, Tiny.Digits.Schema, path);
        SeedRow[] rows = [.. Enumerable.Range(0, Different).Select(i => new SeedRow { Label = $"{i % 10}", Seed = (i * 7919L) - 9 })];
        float[][] expected = Tiny.Images(pipeline.Transform(Tiny.ML.Data.LoadFromEnumerable(rows)));

        await using RunningService service = await RunningService.Start(path);
        var made = new byte[Requests][];
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, cancellation) =>
        {
            SeedRow row = rows[i % Different];
            made[i] = await service.Client.GetByteArrayAsync($"images/{row.Label}?seed={row.Seed}", cancellation);
        });

        for (int i = 0; i < Requests; i++)
        {
            CollectionAssert.AreEqual(made[i % Different], made[i], $"request {i}: the same label and seed in another batch");
            byte[] levels = RunningService.Levels(made[i]);
            // ONNX Runtime rounds otherwise than libtorch.
            for (int pixel = 0; pixel < levels.Length; pixel++)
                Assert.AreEqual(expected[i % Different][pixel], levels[pixel], 0.51f, $"request {i}, pixel {pixel}");
        }
    }

    [TestMethod]
    public async Task A_Generator_Without_Labels_Is_Asked_For_Seeds_Alone()
    {
        using var folder = new TemporaryFolder();
        // Steps large enough to make seeds visible.
        var options = new DcganOptions { LatentSize = 4, BaseChannels = 2, BatchSize = 12, Epochs = 1, GeneratorLearningRate = 0.02 };
        using GeneratorTransformer dcgan = Tiny.ML.Gan().Dcgan(options).Fit(Tiny.Digits);
        dcgan.ExportOnnx(folder.File("dcgan.onnx"), OnnxGeneratorInput.Seed);
        await using RunningService service = await RunningService.Start(folder.File("dcgan.onnx"));
        byte[] one = await service.Client.GetByteArrayAsync("images?seed=1"), two = await service.Client.GetByteArrayAsync("images?seed=2");
        CollectionAssert.AreNotEqual(one, two);
        using HttpResponseMessage labelled = await service.Client.GetAsync("images/1?seed=1");
        StringAssert.Contains(await labelled.Content.ReadAsStringAsync(), "this generator takes no labels");
    }

    [TestMethod]
    public void Colours_Are_Kept()
    {
        // Red, green and blue of two pixels, plane by plane; what lies outside of 0 to 255 is clamped.
        byte[] png = Png.Encode([255, 0, 10.4f, 300, 10.6f, -5], new ImageSize(3, 1, 2));
        using var image = Image.Load<Rgb24>(png);
        Assert.AreEqual(new Rgb24(255, 10, 11), image[0, 0]);
        Assert.AreEqual(new Rgb24(0, 255, 0), image[1, 0]);
    }

    [TestMethod]
    public void A_File_That_Cannot_Be_Served_Is_Named()
    {
        using var folder = new TemporaryFolder();
        Tiny.AcGan.ExportOnnx(folder.File("latent.onnx"));
        StringAssert.Contains(Error("latent.onnx"), "has the inputs Latent, Label: expected a generator of images, with Seed");
        Tiny.AcGan.ExportOnnx(folder.File("named.onnx"), OnnxGeneratorInput.Seed);
        byte[] named = File.ReadAllBytes(folder.File("named.onnx"));
        // As from another exporter: names are the last entry of the file, behind two tags with a length each.
        folder.Write(named[..(named.AsSpan().IndexOf("Label.names"u8) - 4)], "nameless.onnx");
        StringAssert.Contains(Error("nameless.onnx"), "whose names it holds");
        folder.Write([1, 2, 3], "damaged.onnx");
        StringAssert.Contains(Error("damaged.onnx"), "expected an ONNX file");
        folder.Write([1, 2, 3], "damaged.zip");
        StringAssert.Contains(Error("damaged.zip"), "expected an ONNX file or a pipeline");
        TinyPairs.Train(TinyPairs.Vectors(8), options => options.RunFolder = folder.File("pix2pix")).Dispose();
        StringAssert.Contains(Error("pix2pix"), "this run translates images, or makes pairs of them. The service makes one image of a seed");
        Assert.ThrowsExactly<FileNotFoundException>(() => Generators.Open(Path.Combine(folder.Path, "missing.onnx")));

        string Error(string file) => Assert.ThrowsExactly<InvalidDataException>(() => Generators.Open(folder.File(file))).Message;
    }

    [TestMethod]
    public void Without_A_Model_The_Program_Says_What_To_Give() =>
        BuiltProgram.Run(Path.Combine("examples", "GeneratorService")).FailedWith(1, "--model is missing");
}
