using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Pipeline.Translation;

[TestClass]
public sealed class CycleGanTests
{
    // Of pixels of 0..255; ONNX Runtime has algorithms of its own.
    private const float OnnxTolerance = 1e-4f * 255;

    private static readonly Lazy<TwoWayTransformer> s_trained = new(() => Train(Data(8)));

    /// <summary>RGB inputs and grey targets of 32x32.</summary>
    private static IDataView Data(int count, int height = 32, int width = 32) => TinyPairs.Vectors(count, 3, 1, height, width);

    private static TwoWayTransformer Train(IDataView data, Action<CycleGanOptions>? change = null)
    {
        var options = new CycleGanOptions
        {
            GeneratorChannels = 3,
            ResidualBlocks = 1,
            DiscriminatorChannels = 2,
            ReceptiveField = 16,
            PoolSize = 2,
            BatchSize = 4,
            Epochs = 2,
            GeneratorLearningRate = 0.02,
        };
        change?.Invoke(options);
        return Tiny.ML.Gan().CycleGan(options).Fit(data);
    }

    [TestMethod]
    [DataRow(32, 32)]
    [DataRow(37, 50)]
    [DataRow(8, 12)]
    [DataRow(3, 1)]
    public void The_Way_Back_Reads_Targets_And_Gives_Inputs_Of_Any_Size_As_Its_Onnx_File_Does(int height, int width)
    {
        ImageToImageTransformer reverse = s_trained.Value.Reverse;
        IDataView data = Data(5, height, width), made = reverse.Transform(data);
        Assert.AreEqual(1, reverse.InputChannels);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, height, width), made.Schema["Reversed"].Type);
        float[][] images = Tiny.Images(made, "Reversed"), targets = Tiny.Images(data, "Target");
        Assert.IsTrue(images.All(image => image.All(pixel => pixel is >= 0 and <= 255)));
        if (height > 4)
            Assert.IsGreaterThan(0.5f, images[0].Zip(images[1], (a, b) => MathF.Abs(a - b)).Max());
        var stream = new MemoryStream();
        reverse.ExportOnnx(stream, height, width);
        Tiny.AssertClose([.. images.SelectMany(image => image)],
            OnnxRun.Floats(stream.ToArray(), "Translated", OnnxRun.Input("Input", [.. targets.SelectMany(image => image)], 5, 1, height, width)), OnnxTolerance);
    }

    [TestMethod]
    [DataRow(37, 50)]
    [DataRow(8, 12)]
    [DataRow(2, 5)]
    public void The_Way_There_Gives_The_Same_In_Onnx_At_Other_Sizes_Than_Trainings(int height, int width)
    {
        IDataView data = Data(3, height, width);
        float[][] images = Tiny.Images(s_trained.Value.Transform(data), "Translated"), inputs = Tiny.Images(data, "Input");
        var stream = new MemoryStream();
        s_trained.Value.ExportOnnx(stream, height, width);
        Tiny.AssertClose([.. images.SelectMany(image => image)],
            OnnxRun.Floats(stream.ToArray(), "Translated", OnnxRun.Input("Input", [.. inputs.SelectMany(image => image)], 3, 3, height, width)), OnnxTolerance);
    }

    [TestMethod]
    public void Both_Ways_Save_And_Load()
    {
        IDataView data = Data(4);
        foreach ((ImageToImageTransformer way, string column) in new[] { (s_trained.Value, "Translated"), (s_trained.Value.Reverse, "Reversed") })
        {
            var stream = new MemoryStream();
            Tiny.ML.Model.Save(way, data.Schema, stream);
            stream.Position = 0;
            IDataView expected = way.Transform(data), actual = new MLContext().Model.Load(stream, out _).Transform(data);
            Assert.AreEqual(expected.Schema[column].Type, actual.Schema[column].Type);
            Tiny.AssertClose(Tiny.Images(expected, column), Tiny.Images(actual, column), OnnxTolerance);
        }
    }

    // Without statistics of single images, a value reaches what lies near it alone.
    [TestMethod]
    public void A_Value_That_Is_No_Number_Leaves_Nothing_Of_A_Saved_Translation()
    {
        const int Side = 64;
        IDataView data = Data(4, Side, Side);
        using TwoWayTransformer trained = Train(data, options => options.Normalization = TranslationNormalization.Batch);
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(trained, data.Schema, stream);
        stream.Position = 0;
        PairRow Row(float first)
        {
            float[] input = TinyPairs.Picture(1, 3, Side, Side);
            input[0] = first;
            return new PairRow { Input = input, Target = new float[Side * Side] };
        }

        SchemaDefinition columns = SchemaDefinition.Create(typeof(PairRow));
        columns["Input"].ColumnType = data.Schema["Input"].Type;
        columns["Target"].ColumnType = data.Schema["Target"].Type;
        IDataView rows = Tiny.ML.Data.LoadFromEnumerable([Row(0), Row(float.NaN)], columns);
        float[][] made = Tiny.Images(new MLContext().Model.Load(stream, out _).Transform(rows), "Translated");
        Assert.IsFalse(made[0].Any(float.IsNaN));
        Assert.IsTrue(made[1].All(float.IsNaN));
    }

    [TestMethod]
    public void Exports_Leave_No_Tensors_Behind()
    {
        ImageToImageTransformer reverse = s_trained.Value.Reverse;
        reverse.ExportOnnx(new MemoryStream(), 16, 16);
        // What other tests left goes before tensors are counted, and not meanwhile in the place of what an export leaves.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = TorchSharp.torch.Tensor.TotalCount;
        reverse.ExportOnnx(new MemoryStream(), 16, 16);
        Assert.AreEqual(before, TorchSharp.torch.Tensor.TotalCount);
    }

    [TestMethod]
    public void The_Ways_Compose_There_And_Back()
    {
        IDataView there = s_trained.Value.Transform(Data(3)), moved = Tiny.ML.Transforms.CopyColumns("Target", "Translated").Fit(there).Transform(there);
        Assert.AreEqual(there.Schema["Input"].Type, s_trained.Value.Reverse.Transform(moved).Schema["Reversed"].Type);
    }

    [TestMethod]
    public void A_Run_Folder_Gives_Both_Ways_And_Has_A_Sheet_Of_Six_Rows()
    {
        using var folder = new TemporaryFolder();
        IDataView data = Data(10);
        using TwoWayTransformer trained = Train(data, o => (o.RunFolder, o.ReverseOutputColumnName, o.AverageDecay) = (folder.Path, "Back", 0.5));
        using TwoWayTransformer loaded = Tiny.ML.Gan().LoadRun<TwoWayTransformer>(folder.Path);
        Tiny.AssertClose(Tiny.Images(trained.Transform(data), "Translated"), Tiny.Images(loaded.Transform(data), "Translated"), 0);
        Tiny.AssertClose(Tiny.Images(trained.Reverse.Transform(data), "Back"), Tiny.Images(loaded.Reverse.Transform(data), "Back"), 0);
        Assert.DoesNotContain("identity", File.ReadLines(folder.File("losses.csv")).First(), "Neither way takes what it makes, where channels differ.");
        string sheet = Directory.GetFiles(folder.Path, "*.png", SearchOption.AllDirectories)[0];
        ImageShape shape = Loading.Shape(sheet);
        Assert.AreEqual(22 + 6 * 66 - 2, shape.Height, "Six rows of images, twice their size, below the epoch.");
        Assert.IsGreaterThan(8 * 66 - 2, shape.Width, "Eight images behind their captions.");
    }

    [TestMethod]
    public void Disposing_Of_The_Way_There_Disposes_Of_The_Way_Back()
    {
        TwoWayTransformer trained = Train(Data(4));
        trained.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => trained.Reverse.Transform(Data(1)));
    }

    [TestMethod]
    public void Rows_Need_Not_Be_Pairs_And_Kinds_May_Differ_In_Number()
    {
        IDataView inputs = Tiny.ML.Transforms.SelectColumns("Input").Fit(Data(9)).Transform(Data(9)), targets = Data(5);
        IDataView unpaired = Tiny.ML.Gan().Data.Unpaired(inputs, targets, "Input", "Target");
        using TwoWayTransformer trained = Train(unpaired);
        Assert.HasCount(9, Tiny.Images(trained.Transform(inputs), "Translated"));
    }

    [TestMethod]
    public void Inputs_And_Targets_Of_Different_Sizes_Are_Refused()
    {
        IDataView unpaired = Tiny.ML.Gan().Data.Unpaired(Data(2, 32, 32), Data(2, 40, 32), "Input", "Target");
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Train(unpaired));
        StringAssert.Contains(error.Message, "Inputs are 32x32 pixels (height x width) and targets 40x32: expected the same size. Resize them");
    }
}
