using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Systems;

/// <summary>What the transformer of every system must hold to.</summary>
[TestClass]
public sealed class SystemTransformerTests
{
    // Of pixels of 0..255. Batches of other sizes may add numbers up in another order; ONNX Runtime has algorithms of its own.
    private const float Tolerance = 1e-3f, OnnxTolerance = 1e-4f * 255;

    // More than one batch of the transformer, and not a multiple of it.
    private const int Rows = 70;

    private static (SystemCase System, TrainedSystem Trained, IDataView Requests, IDataView Made) Get(string name)
    {
        SystemCase system = SystemCases.Named(name);
        IDataView requests = system.Trained.Preparation.Transform(system.Data.Requests(Rows));
        return (system, system.Trained, requests, system.Trained.Network.Transform(requests));
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Fit_Gives_Images_Of_The_Trained_Type_And_Range_That_Depend_On_Their_Rows(string name)
    {
        (SystemCase system, TrainedSystem trained, _, IDataView made) = Get(name);
        Assert.AreSame(system.Transformer, trained.Network.GetType());
        Assert.AreEqual(trained.Training.Schema[system.NewTiny().Images[^1].Column].Type, made.Schema[system.Data.Output].Type);
        float[][] images = Images(system, made);
        Assert.HasCount(Rows, images);
        Assert.IsTrue(images.All(image => image.All(pixel => pixel is >= 0 and <= 255)));
        Assert.HasCount(Rows, images.Select(image => image.Sum(pixel => (double)pixel)).Distinct());
        Assert.IsGreaterThan(0.5f, images[0].Zip(images[1], (a, b) => MathF.Abs(a - b)).Max());
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void A_Row_Gives_The_Same_Image_In_Every_Batch_Order_Pass_And_Cursor(string name)
    {
        (SystemCase system, TrainedSystem trained, _, IDataView made) = Get(name);
        float[][] images = Images(system, made);
        Pipeline.Tiny.AssertClose(images, Images(system, made), 0);
        foreach (int row in (int[])[0, 63, 64, 69])
        {
            IDataView alone = trained.Preparation.Transform(system.Data.Requests([row]));
            Pipeline.Tiny.AssertClose(images[row], Images(system, trained.Network.Transform(alone)).Single(), Tolerance);
        }
        AssertSame(system, images, [made.GetRowCursor(made.Schema, new Random(5))], isInOrder: false);
        AssertSame(system, images, made.GetRowCursorSet(made.Schema, 3), isInOrder: null);
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void A_Prediction_Engine_Gives_The_Same_For_One_Row_After_The_Other(string name)
    {
        (SystemCase system, TrainedSystem trained, _, IDataView made) = Get(name);
        float[][] images = Images(system, made);
        int[] rows = [3, 14, 3];
        Pipeline.Tiny.AssertClose([.. rows.Select(row => images[row])], system.Data.Predict(trained.Model(system), rows), Tolerance);
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void A_Loaded_Model_Gives_The_Same_Type_And_Images(string name)
    {
        (SystemCase system, TrainedSystem trained, _, _) = Get(name);
        IDataView data = system.Data.Requests(6);
        var stream = new MemoryStream();
        TrainedSystem.ML.Model.Save(trained.Model(system), data.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        IDataView expected = trained.Model(system).Transform(data), actual = loaded.Transform(data);
        Assert.AreEqual(expected.Schema[system.Data.Output].Type, actual.Schema[system.Data.Output].Type);
        Pipeline.Tiny.AssertClose(Images(system, expected), Images(system, actual), OnnxTolerance);
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void An_Exported_Graph_Gives_The_Same_At_Any_Batch_Size(string name)
    {
        (SystemCase system, TrainedSystem trained, IDataView requests, IDataView made) = Get(name);
        byte[] graph = system.Data.Export(trained.Network);
        float[][] images = Images(system, made);
        foreach (int batch in (int[])[1, 7])
            Pipeline.Tiny.AssertClose([.. images[..batch].SelectMany(image => image)], OnnxRun.Floats(graph, system.Data.Output, system.Data.OnnxInputs(requests, batch)), OnnxTolerance);
    }

    private static float[][] Images(SystemCase system, IDataView made) => Pipeline.Tiny.Images(made, system.Data.Output);

    private static void AssertSame(SystemCase system, float[][] images, DataViewRowCursor[] cursors, bool? isInOrder)
    {
        var found = new ConcurrentQueue<(int Row, float[] Image)>();
        Parallel.ForEach(cursors, cursor =>
        {
            using (cursor)
            {
                ValueGetter<VBuffer<float>> image = cursor.GetGetter<VBuffer<float>>(cursor.Schema[system.Data.Output]);
                Func<int> index = system.Data.IndexGetter(cursor);
                VBuffer<float> value = default;
                while (cursor.MoveNext())
                {
                    image(ref value);
                    found.Enqueue((index(), [.. value.DenseValues()]));
                }
            }
        });
        int[] rows = [.. found.Select(f => f.Row)], all = [.. Enumerable.Range(0, images.Length)];
        CollectionAssert.AreEquivalent(all, rows);
        if (isInOrder == false)
            CollectionAssert.AreNotEqual(all, rows);
        foreach ((int row, float[] image) in found)
            Pipeline.Tiny.AssertClose(images[row], image, Tolerance);
    }
}
