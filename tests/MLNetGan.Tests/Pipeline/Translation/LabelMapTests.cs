using Microsoft.ML;

namespace MLNetGan.Tests.Pipeline.Translation;

/// <summary>pix2pixHD of class numbers and instance maps: two squares of one class, side by side, which instances tell apart.</summary>
[TestClass]
public sealed class LabelMapTests
{
    private const int Side = 16, Count = 6;

    private static readonly Lazy<ImageToImageTransformer> s_trained = new(() => Tiny.ML.Gan().Pix2PixHd(Options()).Fit(Rows(Side)));

    [TestMethod]
    public void Translations_Follow_Classes_And_Instances()
    {
        float[][] made = Tiny.Images(s_trained.Value.Transform(Rows(Side)), "Translated");
        Assert.IsTrue(made.All(image => image.Length == 3 * Side * Side));
        // Rows 0 and 1 have the same classes and other instances, rows 0 and 2 the same instances and other classes.
        Assert.IsGreaterThan(0.5f, MapRow.Difference(made[0], made[1]), "instances");
        Assert.IsGreaterThan(0.5f, MapRow.Difference(made[0], made[2]), "classes");
    }

    [TestMethod]
    public void Saved_And_Exported_Models_Read_Both_Columns()
    {
        IDataView rows = Rows(Side);
        float[][] made = Tiny.Images(s_trained.Value.Transform(rows), "Translated");
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(s_trained.Value, rows.Schema, stream);
        stream.Position = 0;
        Tiny.AssertClose(made, Tiny.Images(new MLContext().Model.Load(stream, out _).Transform(rows), "Translated"), 0.05f);

        stream = new MemoryStream();
        s_trained.Value.ExportOnnx(stream);
        float[] exported = OnnxRun.Floats(stream.ToArray(), "Translated",
            OnnxRun.Input("Input", [.. Enumerable.Range(0, Count).SelectMany(i => Row(i, Side).Input)], Count, 1, Side, Side),
            OnnxRun.Input("Instance", [.. Enumerable.Range(0, Count).SelectMany(i => Row(i, Side).Instance)], Count, 1, Side, Side));
        Tiny.AssertClose(made, [.. exported.Chunk(3 * Side * Side)], 0.05f);
    }

    [TestMethod]
    public void Maps_Of_Another_Size_Are_Translated_In_Process()
    {
        float[][] made = Tiny.Images(s_trained.Value.Transform(Rows(21)), "Translated");
        Assert.IsTrue(made.All(image => image.Length == 3 * 21 * 21));
    }

    [TestMethod]
    public void Data_Without_The_Column_Of_Instances_Is_Refused_By_Its_Name()
    {
        IDataView rows = Tiny.ML.Transforms.DropColumns("Instance").Fit(Rows(Side)).Transform(Rows(Side));
        StringAssert.Contains(Assert.Throws<ArgumentException>(() => Tiny.ML.Gan().Pix2PixHd(Options()).Fit(rows)).Message, "'Instance'");
        StringAssert.Contains(Assert.Throws<ArgumentException>(() => s_trained.Value.Transform(rows)).Message, "'Instance'");
    }

    [TestMethod]
    public void Class_Numbers_Of_Several_Channels_Are_Refused_With_The_Fix()
    {
        Exception error = Assert.Throws<ArgumentException>(() => Tiny.ML.Gan().Pix2PixHd(new Pix2PixHdOptions { LabelClasses = 3, Halvings = 2 }).Fit(TinyPairs.Vectors(4)));
        StringAssert.Contains(error.Message, "LabelClasses");
        StringAssert.Contains(error.Message, "InputChannels");
    }

    [TestMethod]
    [DataRow(3f, "3"), DataRow(127f, "127"), DataRow(1.5f, "1.5")]
    public void Values_That_Are_No_Classes_Are_Refused(float value, string text)
    {
        List<MapRow> rows = [.. Enumerable.Range(0, Count).Select(i => Row(i, Side))];
        rows[4].Input[7] = value;
        IDataView maps = MapRow.View(rows, Side);
        foreach (Action use in (Action[])[() => Tiny.ML.Gan().Pix2PixHd(Options()).Fit(maps), () => Tiny.Images(s_trained.Value.Transform(maps), "Translated")])
        {
            string message = Assert.ThrowsExactly<InvalidDataException>(use).Message;
            StringAssert.Contains(message, $"Input column 'Input' holds the value {text} in row 4: expected numbers of 3 classes, whole numbers from 0 to 2");
            StringAssert.Contains(message, "Set LabelClasses to the number of classes");
        }
    }

    [TestMethod]
    public void Numbers_Of_Objects_Beyond_255_Are_Refused_In_Training_And_After()
    {
        List<MapRow> rows = [.. Enumerable.Range(0, Count).Select(i => Row(i, Side))];
        rows[4].Instance[7] = 26_001;
        IDataView maps = MapRow.View(rows, Side);
        foreach (Action use in (Action[])[() => Tiny.ML.Gan().Pix2PixHd(Options()).Fit(maps), () => Tiny.Images(s_trained.Value.Transform(maps), "Translated")])
        {
            string message = Assert.Throws<Exception>(use).Message;
            StringAssert.Contains(message, "Instance column 'Instance'");
            StringAssert.Contains(message, "26001");
            StringAssert.Contains(message, "anew in each image");
        }
    }

    [TestMethod]
    public void A_Map_That_Is_Missing_Makes_None()
    {
        List<MapRow> rows = [Row(0, Side)];
        rows[0].Input.AsSpan().Fill(float.NaN);
        Assert.IsTrue(Tiny.Images(s_trained.Value.Transform(MapRow.View(rows, Side)), "Translated").Single().All(float.IsNaN));
    }

    private static Pix2PixHdOptions Options() => new()
    {
        LabelClasses = 3,
        InstanceColumnName = "Instance",
        GeneratorChannels = 8,
        Halvings = 1,
        GlobalBlocks = 1,
        LocalBlocks = 1,
        DiscriminatorChannels = 2,
        DiscriminatorLayers = 1,
        GlobalEpochs = 2,
        FrozenEpochs = 1,
        Epochs = 6,
        BatchSize = 2,
        ValidationSetFraction = 0,
        GeneratorLearningRate = 0.01,
    };

    private static IDataView Rows(int side) => MapRow.View(Enumerable.Range(0, Count).Select(i => Row(i, side)), side);

    private static MapRow Row(int i, int side)
    {
        bool IsWithin(int p, int from, int to) => p / side >= 3 && p / side < side - 3 && p % side >= from && p % side < to;
        int number = i / 2 % 2 + 1;
        int[] pixels = [.. Enumerable.Range(0, side * side)];
        float[] instances = [.. pixels.Select(p => IsWithin(p, 2, i % 2 == 0 ? side - 2 : side / 2) ? 1f : IsWithin(p, 2, side - 2) ? 2f : 0f)];
        return new MapRow
        {
            Input = [.. pixels.Select(p => IsWithin(p, 2, side - 2) ? number : 0f)],
            Instance = instances,
            Target = [.. Enumerable.Range(0, 3).SelectMany(channel => instances.Select(n => n * 60f + channel * number * 20))],
        };
    }
}
