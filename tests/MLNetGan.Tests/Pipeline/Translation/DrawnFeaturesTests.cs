using Microsoft.ML;

namespace MLNetGan.Tests.Pipeline.Translation;

/// <summary>
/// pix2pixHD with the feature encoder: several translations of one map, whose two objects are dark in some targets and bright in others.
/// </summary>
[TestClass]
public sealed class DrawnFeaturesTests
{
    private const int Side = 16, Count = 8, ManySeeds = 60;

    private static readonly Lazy<ImageToImageTransformer> s_trained = new(() => Tiny.ML.Gan().Pix2PixHd(Options()).Fit(Rows(Side)));

    [TestMethod]
    public void Seeds_Give_Translations_Of_One_Map_And_A_Seed_The_Same()
    {
        float[][] made = Tiny.Images(s_trained.Value.Transform(Rows(Side)), "Translated");
        float[][] again = Tiny.Images(s_trained.Value.Transform(Rows(Side)), "Translated");
        Tiny.AssertClose(made, again, 0);
        // Seeds are 0 to 6, and that of the last row is the first one's again.
        Assert.IsLessThan(1e-3f, MapRow.Difference(made[0], made[^1]));
        Assert.IsGreaterThan(2, made.Count(image => MapRow.Difference(image, made[0]) > 1), "other translations than the first");
        // Targets have objects of 20 and of 230; those of one map are drawn one by one, of clusters that are not all as frequent.
        made = Tiny.Images(s_trained.Value.Transform(Rows(Side, ManySeeds)), "Translated");
        float[][] brightness = [.. new[] { 1f, 2f }.Select(instance => made.Select(image => Brightness(image, instance)).ToArray())];
        string seen = string.Join("; ", brightness.Select(ofObject => string.Join(", ", ofObject.Select(value => (int)value))));
        Assert.IsTrue(brightness.All(ofObject => ofObject.Max() - ofObject.Min() > 100), $"dark and bright ones: {seen}");
        Assert.IsGreaterThan(100, brightness[0].Zip(brightness[1], (left, right) => MathF.Abs(left - right)).Max(), "one dark, one bright");
    }

    [TestMethod]
    public void Rows_Without_A_Seed_Have_Translations_Of_Their_Own()
    {
        IDataView rows = Rows(Side);
        rows = Tiny.ML.Transforms.DropColumns("Seed").Fit(rows).Transform(rows);
        float[][] made = Tiny.Images(s_trained.Value.Transform(rows), "Translated");
        Assert.IsTrue(made.Any(image => MapRow.Difference(image, made[0]) > 1));
    }

    [TestMethod]
    public void Saved_And_Exported_Models_Draw_The_Same()
    {
        IDataView rows = Rows(Side);
        float[][] made = Tiny.Images(s_trained.Value.Transform(rows), "Translated");
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(s_trained.Value, rows.Schema, stream);
        stream.Position = 0;
        Tiny.AssertClose(made, Tiny.Images(new MLContext().Model.Load(stream, out _).Transform(rows), "Translated"), 0.05f);

        stream = new MemoryStream();
        s_trained.Value.ExportOnnx(stream);
        float[] All(Func<MapRow, float[]> values) => [.. Enumerable.Range(0, Count).SelectMany(i => values(Row(i, Side)))];
        float[] exported = OnnxRun.Floats(stream.ToArray(), "Translated",
            OnnxRun.Input("Input", All(row => row.Input), Count, 1, Side, Side),
            OnnxRun.Input("Instance", All(row => row.Instance), Count, 1, Side, Side),
            OnnxRun.Input("Seed", [.. Enumerable.Range(0, Count).Select(i => Row(i, Side).Seed)], Count, 1));
        Tiny.AssertClose(made, [.. exported.Chunk(3 * Side * Side)], 0.05f);
    }

    [TestMethod]
    public void Maps_Of_Another_Size_Are_Translated_In_Process()
    {
        float[][] made = Tiny.Images(s_trained.Value.Transform(Rows(21)), "Translated");
        Assert.IsTrue(made.All(image => image.Length == 3 * 21 * 21));
        Assert.IsTrue(made.Any(image => MapRow.Difference(image, made[0]) > 1));
    }

    [TestMethod]
    public void A_Run_That_Is_Resumed_And_One_That_Is_Loaded_Draw_The_Same()
    {
        using var folder = new TemporaryFolder();
        Pix2PixHdOptions options = Options();
        (options.ValidationSetFraction, options.Schedule, options.EvaluationInterval) = (0.25, LearningRateSchedule.Constant, 1);
        float[][] whole = Translate(Tiny.ML.Gan().Pix2PixHd(options).Fit(Rows(Side)));
        (options.RunFolder, options.Epochs) = (Path.Combine(folder.Path, "run"), 4);
        Tiny.ML.Gan().Pix2PixHd(options).Fit(Rows(Side)).Dispose();
        (options.Resume, options.Epochs) = (true, Options().Epochs);
        Tiny.AssertClose(whole, Translate(Tiny.ML.Gan().Pix2PixHd(options).Fit(Rows(Side))), 0);
        Tiny.AssertClose(whole, Translate(Tiny.ML.Gan().LoadRun<ImageToImageTransformer>(options.RunFolder)), 0);
    }

    [TestMethod]
    public void Classes_Alone_Have_Features_Too()
    {
        Pix2PixHdOptions options = Options();
        (options.InstanceColumnName, options.AverageDecay, options.Normalization, options.Epochs) = (null, 0.5, TranslationNormalization.Batch, 4);
        float[][] made = Translate(Tiny.ML.Gan().Pix2PixHd(options).Fit(Rows(Side)));
        Assert.IsTrue(made.All(image => image.All(float.IsFinite)));
    }

    private static Pix2PixHdOptions Options() => new()
    {
        LabelClasses = 2,
        InstanceColumnName = "Instance",
        Features = 3,
        EncoderChannels = 8,
        GeneratorChannels = 8,
        Halvings = 1,
        GlobalBlocks = 1,
        LocalBlocks = 1,
        DiscriminatorChannels = 2,
        DiscriminatorLayers = 1,
        GlobalEpochs = 2,
        FrozenEpochs = 1,
        Epochs = 30,
        BatchSize = 2,
        ValidationSetFraction = 0,
        GeneratorLearningRate = 0.01,
    };

    private static float[][] Translate(ImageToImageTransformer transformer)
    {
        using (transformer)
            return Tiny.Images(transformer.Transform(Rows(Side)), "Translated");
    }

    private static IDataView Rows(int side, int count = Count) =>
        MapRow.View(Enumerable.Range(0, count).Select(i => Row(i, side, count)), side);

    // All rows have one map: two objects of class 1, left and right.
    private static MapRow Row(int i, int side, int count = Count)
    {
        int[] pixels = [.. Enumerable.Range(0, side * side)];
        float[] instances = [.. pixels.Select(p => p / side < 3 ? 0f : p % side < side / 2 ? 1f : 2f)];
        return new MapRow
        {
            Input = [.. instances.Select(instance => instance > 0 ? 1f : 0f)],
            Instance = instances,
            Target = [.. Enumerable.Range(0, 3).SelectMany(_ => instances.Select(instance => instance == 0 ? 0 : IsDark(i, instance) ? 20f : 230f))],
            Seed = i % (count - 1),
        };
    }

    private static bool IsDark(int i, float instance) => (i >> ((int)instance - 1)) % 2 == 0;

    private static float Brightness(float[] image, float instance) =>
        image.Take(Side * Side).Zip(Row(0, Side).Instance).Where(pixel => pixel.Second == instance).Average(pixel => pixel.First);
}
