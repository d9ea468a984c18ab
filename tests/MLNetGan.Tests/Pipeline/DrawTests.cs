using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Networks;
using MLNetGan.Systems.Draw;
using MLNetGan.Tests.Imaging;
using MLNetGan.Tests.Systems;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class DrawTests
{
    private const int Rows = 5;
    private static readonly MLContext s_ml = TrainedSystem.ML;

    private static SystemCase System => SystemCases.Named("draw");

    // Shared by tests, hence never to be disposed of.
    private static DrawTransformer Draw => (DrawTransformer)System.Trained.Network;

    private static IDataView Images => s_ml.Data.LoadFromEnumerable(System.Trained.Training.GetColumn<float[]>("Image").Take(Rows)
        .Select((image, i) => new SpotRow { Seed = 7 * i - 3, Image = image }).ToList());

    [TestMethod]
    public void The_Encoder_Gives_Latents_That_The_Decoder_Paints_The_Image_Of_And_A_Bound_That_Holds()
    {
        IDataView encoded = Draw.Encoder.Transform(Images);
        CollectionAssert.AreEqual(new[] { "Seed", "Image", "Latent", "Bound" }, encoded.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, Draw.LatentSize), encoded.Schema["Latent"].Type);
        float[][] images = Tiny.Images(Images), bounds = Tiny.Images(encoded, "Bound");
        // The decoder's column takes the place of the image's.
        float[][] painted = Tiny.Images(Draw.Transform(s_ml.Transforms.DropColumns("Image").Fit(encoded).Transform(encoded)));
        for (int i = 0; i < Rows; i++)
        {
            double nats = images[i].Zip(painted[i], (pixel, made) => CrossEntropy(pixel / 255.0, Math.Clamp(made / 255.0, 1e-6, 1 - 1e-6))).Sum();
            Assert.IsGreaterThan(nats - 0.01, bounds[i].Single(), "the divergence is below zero");
            Assert.IsLessThan(nats + 20, bounds[i].Single());
        }

        static double CrossEntropy(double pixel, double made) => -pixel * Math.Log(made) - (1 - pixel) * Math.Log(1 - made);
    }

    [TestMethod]
    public void The_Encoder_Gives_The_Same_Saved_And_Exported_And_Its_Noise_Is_The_Rows()
    {
        float[][] latents = Tiny.Images(Draw.Encoder.Transform(Images), "Latent"), bounds = Tiny.Images(Draw.Encoder.Transform(Images), "Bound");
        Assert.HasCount(Rows, latents.Select(latent => latent.Sum()).Distinct());
        var saved = new MemoryStream();
        s_ml.Model.Save(Draw.Encoder, Images.Schema, saved);
        saved.Position = 0;
        IDataView loaded = new MLContext().Model.Load(saved, out _).Transform(Images);
        Tiny.AssertClose(latents, Tiny.Images(loaded, "Latent"), 1e-4f);
        Tiny.AssertClose(bounds, Tiny.Images(loaded, "Bound"), 1e-3f);

        var graph = new MemoryStream();
        Draw.Encoder.ExportOnnx(graph, OnnxGeneratorInput.Seed);
        long[] seeds = [.. Images.GetColumn<long>("Seed")];
        float[][] images = Tiny.Images(Images);
        foreach (int batch in (int[])[1, Rows])
        {
            float[] exported = OnnxRun.Floats(graph.ToArray(), "Latent",
                OnnxRun.Input("Image", [.. images[..batch].SelectMany(image => image)], batch, 1, 8, 8), OnnxRun.Input("Seed", seeds[..batch], batch, 1));
            Tiny.AssertClose([.. latents[..batch].SelectMany(latent => latent)], exported, 1e-4f);
        }

        var ofNoise = new MemoryStream();
        Draw.Encoder.ExportOnnx(ofNoise);
        float[] noise = Draw.LatentOf(seeds[1]);
        Tiny.AssertClose(bounds[1], OnnxRun.Floats(ofNoise.ToArray(), "Bound", OnnxRun.Input("Image", images[1], 1, 1, 8, 8), OnnxRun.Input("Noise", noise, 1, noise.Length)), 1e-3f);
    }

    [TestMethod]
    public void A_Saved_Chain_Of_Encoder_And_Decoder_Paints_What_It_Painted_Before()
    {
        ITransformer chain = Draw.Encoder.Append(Draw.Decoder);
        float[][] painted = Tiny.Images(chain.Transform(Images));
        var saved = new MemoryStream();
        s_ml.Model.Save(chain, Images.Schema, saved);
        saved.Position = 0;
        Tiny.AssertClose(painted, Tiny.Images(new MLContext().Model.Load(saved, out _).Transform(Images)), 0.02f);
        Assert.IsGreaterThan(0.5f, painted[0].Zip(Tiny.Images(Draw.Transform(Images))[0], (a, b) => MathF.Abs(a - b)).Max(), "seeds would do the same");
    }

    [TestMethod]
    public void A_Canvas_Is_Painted_Frame_By_Frame_And_Ends_As_The_Image()
    {
        const int Count = 2, Scale = 8;
        IDataView canvas = Draw.Canvas(Count, seed: 5);
        var type = (VectorDataViewType)canvas.Schema["Image"].Type;
        CollectionAssert.AreEqual(new[] { 3, 8 * Scale, 8 * Scale }, type.Dimensions);
        CollectionAssert.AreEqual(new[] { 1f, 1, 2, 2, 3, 3, 4, 4 }, canvas.GetColumn<float>("Step").ToArray());
        long[] seeds = [.. Draw.Generate(Count, seed: 5).GetColumn<long>("Seed")];
        CollectionAssert.AreEqual(seeds.Concat(seeds).Concat(seeds).Concat(seeds).ToArray(), canvas.GetColumn<long>("Seed").ToArray());

        float[][] frames = Tiny.Images(canvas), images = Tiny.Images(Draw.Generate(Count, seed: 5));
        for (int i = 0; i < Count; i++)
        {
            float[] enlarged = [.. Enumerable.Range(0, type.Size).Select(p => images[i][p / (8 * Scale) % (8 * Scale) / Scale * 8 + p % (8 * Scale) / Scale])];
            Tiny.AssertClose(enlarged, frames[3 * Count + i], 1e-3f);
        }

        using var folder = new TemporaryFolder();
        s_ml.Gan().Data.SaveAnimation(canvas, folder.File("canvas.gif"), imagesPerFrame: Count);
        Assert.HasCount(Draw.Steps + 1, new GifReader(File.ReadAllBytes(folder.File("canvas.gif"))).Frames);
        Assert.Throws<ArgumentOutOfRangeException>(() => Draw.Canvas(0));
    }

    [TestMethod]
    public void Frames_Show_Where_The_Window_Lies_And_The_Last_The_Image_Alone()
    {
        using var system = new DrawSystem(new DrawOptions { Steps = 2, Units = 8, WriteSize = 2 }, new Shape(1, 16, 20));
        system.Initialize(3, CPU);
        var frames = new DrawFrames((DrawDecoder)system["generator"].Network, CPU);
        IReadOnlyList<float[]> pictures = frames.Of(new float[20]);
        Assert.HasCount(3, pictures);
        Assert.AreEqual(new ImageShape(3, 64, 80), frames.Shape);
        int plane = 64 * 80;
        (int X, int Y)[] Red(float[] picture) => [.. Enumerable.Range(0, plane).Where(p => (picture[p], picture[p + plane], picture[p + 2 * plane]) == (255, 64, 64)).Select(p => (p % 80, p / 80))];
        foreach (float[] picture in pictures.Take(2))
        {
            // Untrained: about the centre, 40 and 32, as wide as high, from the middle of the first filter's pixel to that of the last.
            (int X, int Y)[] red = Red(picture);
            double reach = 4 * 19 * DrawWindow.FirstShare / 2;
            Assert.AreEqual(40 - reach, red.Min(p => p.X), 0.6);
            Assert.AreEqual(40 + reach, red.Max(p => p.X), 0.6);
            Assert.AreEqual(32 - reach, red.Min(p => p.Y), 0.6);
            Assert.AreEqual(32 + reach, red.Max(p => p.Y), 0.6);
            int side = red.Max(p => p.X) - red.Min(p => p.X) + 1;
            Assert.HasCount(4 * (side - 1), red, "no outline");
        }
        Assert.IsEmpty(Red(pictures[2]));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_Run_Tells_The_Bound_On_Images_That_It_Is_Not_Trained_On_And_Animates_Its_Canvas(bool attention)
    {
        using var folder = new TemporaryFolder();
        var options = (DrawOptions)System.NewTiny();
        (options.RunFolder, options.Attention, options.ValidationSet) = (folder.Path, attention, Images);
        using DrawTransformer trained = s_ml.Gan().Draw(options).Fit(System.Trained.Training);

        double[] measured = [.. Column(folder, "bound_nats")];
        Assert.HasCount(3, measured);
        using JsonDocument metrics = JsonDocument.Parse(File.ReadAllText(folder.File("metrics.json")));
        Assert.AreEqual(measured.Min(), metrics.RootElement.GetProperty("boundNats").GetDouble(), 1e-3);
        // The encoder has the weights and the images of that, and other noise.
        Assert.AreEqual(measured.Min(), Tiny.Images(trained.Encoder.Transform(Images), "Bound").Average(bound => bound[0]), 3);
        double[] parts = [Column(folder, "bound_reconstruction")[^1], Column(folder, "bound_kl")[^1]];
        Assert.AreEqual(Column(folder, "bound_loss")[^1], parts.Sum(), 1e-3);
        Assert.IsNotEmpty(new GifReader(File.ReadAllBytes(folder.File("samples/canvas.gif"))).Frames);
    }

    private static double[] Column(TemporaryFolder run, string name)
    {
        string[][] rows = [.. File.ReadAllLines(run.File("losses.csv")).Select(row => row.Split(','))];
        int column = Array.IndexOf(rows[0], name);
        return [.. rows[1..].Select(row => double.Parse(row[column], CultureInfo.InvariantCulture))];
    }

    private sealed class SpotRow
    {
        public long Seed { get; set; }

        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [];
    }
}
