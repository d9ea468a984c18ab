using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;
using MLNetGan.Tests.Contracts.OnnxRuntime;

namespace MLNetGan.Tests.Contracts.OnnxTransformer;

[TestClass]
public sealed class OnnxScoringTests
{
    /// <summary>y = x * (1, 10, 100) over [batch, 3].</summary>
    internal static byte[] Scaling { get; } = TinyOnnx.Model(
        TinyOnnx.Node("Mul", ["x", "w"], ["y"]),
        TinyOnnx.Constant("w", 1f, 10f, 100f),
        TinyOnnx.Input("x", TinyOnnx.Float, "batch", 3),
        TinyOnnx.Output("y", TinyOnnx.Float, "batch", 3));

    private readonly MLContext _ml = new(seed: 1);

    private OnnxScoringEstimator Apply(byte[] model) => _ml.Transforms.ApplyOnnxModel(new MemoryStream(model));

    private IDataView Rows(params float[][] rows) => _ml.Data.LoadFromEnumerable(rows.Select(row => new Floats { x = row }).ToArray());

    [TestMethod]
    public void TheFreeBatchBecomesOne()
    {
        IDataView scored = Apply(Scaling).Fit(Rows([1, 2, 3])).Transform(Rows([1, 2, 3]));
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 3), scored.Schema["y"].Type);
    }

    [TestMethod]
    public void EveryRowIsScored()
    {
        float[][] inputs = [.. Enumerable.Range(0, 100).Select(i => new float[] { i, i + 1, -i })];
        IDataView data = Rows(inputs);
        Scored[] rows = [.. _ml.Data.CreateEnumerable<Scored>(Apply(Scaling).Fit(data).Transform(data), reuseRowObject: false)];
        Assert.HasCount(100, rows);
        for (int i = 0; i < rows.Length; i++)
        {
            CollectionAssert.AreEqual(inputs[i], rows[i].x);
            CollectionAssert.AreEqual(new float[] { i, 10 * (i + 1), -100 * i }, rows[i].y);
        }
    }

    [TestMethod]
    public void BothFormsOfTheSchemaPromiseTheOutput()
    {
        IDataView data = Rows([1, 2, 3]);
        OnnxScoringEstimator estimator = Apply(Scaling);
        Microsoft.ML.Transforms.Onnx.OnnxTransformer transformer = estimator.Fit(data);
        SchemaShape shape = estimator.GetOutputSchema(ShapeProbe.Of(data));
        SchemaShape.Column y = shape.Single(column => column.Name == "y");
        Assert.AreEqual(SchemaShape.Column.VectorKind.Vector, y.Kind);
        Assert.AreEqual(NumberDataViewType.Single, y.ItemType);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 3), transformer.GetOutputSchema(data.Schema)["y"].Type);
    }

    [TestMethod]
    public void WholeNumberScalarsGoInAsOneByOne()
    {
        byte[] model = TinyOnnx.Model(
            TinyOnnx.Node("Mul", ["Seed", "w"], ["Numbers"]),
            TinyOnnx.Constant("w", 1L, 2L, 1L << 40),
            TinyOnnx.Input("Seed", TinyOnnx.Int64, "batch", 1),
            TinyOnnx.Output("Numbers", TinyOnnx.Int64, "batch", 3));
        IDataView data = _ml.Data.LoadFromEnumerable(new[] { new Seeded { Seed = 5 }, new Seeded { Seed = -7 } });
        IDataView scored = Apply(model).Fit(data).Transform(data);
        long[][] rows = [.. _ml.Data.CreateEnumerable<Numbered>(scored, false).Select(row => row.Numbers)];
        CollectionAssert.AreEqual(new[] { 5L, 10L, 5L << 40 }, rows[0]);
        CollectionAssert.AreEqual(new[] { -7L, -14L, -7L << 40 }, rows[1]);
    }

    [TestMethod]
    public void AScalarDoesNotFitAModelOfOneDimension()
    {
        byte[] model = TinyOnnx.Model(
            TinyOnnx.Node("Neg", ["Seed"], ["Numbers"]),
            TinyOnnx.Input("Seed", TinyOnnx.Int64, "batch"),
            TinyOnnx.Output("Numbers", TinyOnnx.Int64, "batch"));
        IDataView data = _ml.Data.LoadFromEnumerable(new[] { new Seeded { Seed = 5 } });
        IDataView scored = Apply(model).Fit(data).Transform(data);
        Assert.Throws<Exception>(() => _ml.Data.CreateEnumerable<Numbered>(scored, false).ToArray());
    }

    [TestMethod]
    public void KeysStandForNumbersOfTheirKind()
    {
        byte[] model = TinyOnnx.Model(
            TinyOnnx.Node("Cast", ["Label"], ["Numbers"], TinyOnnx.IntAttribute("to", TinyOnnx.Int64)),
            TinyOnnx.Input("Label", TinyOnnx.UInt32, "batch", 1),
            TinyOnnx.Output("Numbers", TinyOnnx.Int64, "batch", 1));
        IDataView data = _ml.Data.LoadFromEnumerable(new[] { new Keyed { Label = 3 } });
        IDataView scored = Apply(model).Fit(data).Transform(data);
        // Inside a key counts from one, zero being missing.
        Assert.AreEqual(4, _ml.Data.CreateEnumerable<Numbered>(scored, false).Single().Numbers.Single());
    }

    [TestMethod]
    public void ASuffixOfOutputIsDroppedByTheTransformerOnly()
    {
        byte[] model = TinyOnnx.Model(
            TinyOnnx.Node("Neg", ["x"], ["y.output"]),
            TinyOnnx.Input("x", TinyOnnx.Float, "batch", 3),
            TinyOnnx.Output("y.output", TinyOnnx.Float, "batch", 3));
        IDataView data = Rows([1, 2, 3]);
        OnnxScoringEstimator estimator = Apply(model);
        Assert.IsNotNull(estimator.Fit(data).Transform(data).Schema.GetColumnOrNull("y"));
        SchemaShape shape = estimator.GetOutputSchema(ShapeProbe.Of(data));
        Assert.IsTrue(shape.Any(column => column.Name == "y.output"));
        Assert.IsFalse(shape.Any(column => column.Name == "y"));
    }

    [TestMethod]
    public void SeveralOutputsCanBeReadAloneOrTogether()
    {
        byte[] model = TinyOnnx.Model(
            TinyOnnx.Node("Neg", ["x"], ["y"]),
            TinyOnnx.Node("Abs", ["x"], ["z"]),
            TinyOnnx.Input("x", TinyOnnx.Float, "batch", 3),
            TinyOnnx.Output("y", TinyOnnx.Float, "batch", 3),
            TinyOnnx.Output("z", TinyOnnx.Float, "batch", 3));
        IDataView data = Rows([1, -2, 3]);
        IDataView both = Apply(model).Fit(data).Transform(data);
        IDataView one = _ml.Transforms.ApplyOnnxModel("z", "x", new MemoryStream(model)).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new float[] { -1, 2, -3 }, _ml.Data.CreateEnumerable<Scored>(both, false).Single().y);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, _ml.Data.CreateEnumerable<OtherScored>(both, false).Single().z);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3 }, _ml.Data.CreateEnumerable<OtherScored>(one, false).Single().z);
        Assert.IsNull(one.Schema.GetColumnOrNull("y"));
    }

    [TestMethod]
    public void GivenShapesReplaceUnknownDimensions()
    {
        byte[] model = TinyOnnx.Model(
            TinyOnnx.Node("Neg", ["x"], ["y"]),
            TinyOnnx.Input("x", TinyOnnx.Float, "batch", "width"),
            TinyOnnx.Output("y", TinyOnnx.Float, "batch", "width"));
        var shapes = new Dictionary<string, int[]> { ["x"] = [1, 3], ["y"] = [1, 3] };
        IDataView data = Rows([1, 2, 3]);
        IDataView scored = _ml.Transforms.ApplyOnnxModel(new MemoryStream(model), shapes).Fit(data).Transform(data);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 3), scored.Schema["y"].Type);
        var wrong = new Dictionary<string, int[]> { ["x"] = [1, 4] };
        Assert.Throws<ArgumentException>(() => _ml.Transforms.ApplyOnnxModel(new MemoryStream(Scaling), wrong));
    }

    [TestMethod]
    public void AMissingGpuFallsBackWhenAllowed()
    {
        IDataView data = Rows([1, 2, 3]);
        IDataView scored = _ml.Transforms.ApplyOnnxModel(new MemoryStream(Scaling), gpuDeviceId: 0, fallbackToCpu: true).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new float[] { 1, 20, 300 }, _ml.Data.CreateEnumerable<Scored>(scored, false).Single().y);
    }

#pragma warning disable IDE1006 // Column names are the model's.
    private sealed class Floats
    {
        [VectorType(3)]
        public float[] x { get; set; } = [];
    }

    private sealed class Scored
    {
        public float[] x { get; set; } = [];

        public float[] y { get; set; } = [];
    }

    private sealed class OtherScored
    {
        public float[] z { get; set; } = [];
    }
#pragma warning restore IDE1006

    private sealed class Seeded
    {
        public long Seed { get; set; }
    }

    private sealed class Keyed
    {
        [KeyType(10)]
        public uint Label { get; set; }
    }

    private sealed class Numbered
    {
        public long[] Numbers { get; set; } = [];
    }
}
