using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace MLNetGan.Tests.Contracts.OnnxRuntime;

[TestClass]
public sealed class InferenceSessionTests
{
    /// <summary>y = x * (1, 10, 100), x of shape [batch, 3].</summary>
    internal static byte[] Scaling { get; } = TinyOnnx.Model(
        TinyOnnx.Node("Mul", ["x", "w"], ["y"]),
        TinyOnnx.Constant("w", 1f, 10f, 100f),
        TinyOnnx.Input("x", TinyOnnx.Float, "batch", 3),
        TinyOnnx.Output("y", TinyOnnx.Float, "batch", 3));

    private static NamedOnnxValue X(params float[] values) =>
        NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(values, [values.Length / 3, 3]));

    [TestMethod]
    public void MetadataTellsNamesTypesAndFreeDimensions()
    {
        using var session = new InferenceSession(Scaling);
        CollectionAssert.AreEqual(new[] { "x" }, session.InputNames.ToArray());
        CollectionAssert.AreEqual(new[] { "y" }, session.OutputNames.ToArray());
        NodeMetadata x = session.InputMetadata["x"];
        Assert.IsTrue(x.IsTensor);
        Assert.AreEqual(typeof(float), x.ElementType);
        Assert.AreEqual(TensorElementType.Float, x.ElementDataType);
        CollectionAssert.AreEqual(new[] { -1, 3 }, x.Dimensions);
        Assert.HasCount(1, session.OutputMetadata);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    public void NamedTensorsRunAtAnyBatchSize(int batch)
    {
        float[] values = [.. Enumerable.Range(0, batch * 3).Select(i => i + .5f)];
        using var session = new InferenceSession(Scaling);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([X(values)]);
        Assert.AreEqual("y", results.Single().Name);
        Tensor<float> y = results[0].AsTensor<float>()!;
        CollectionAssert.AreEqual(new[] { batch, 3 }, y.Dimensions.ToArray());
        float[] scales = [1, 10, 100];
        CollectionAssert.AreEqual(values.Select((v, i) => v * scales[i % 3]).ToArray(), y.ToArray());
        Assert.AreEqual(values[^1] * 100, y.GetValue(batch * 3 - 1));
        Assert.IsNull(results[0].AsTensor<long>());
    }

    [TestMethod]
    public void ValuesLieOverTheCallersMemory()
    {
        float[] data = [1, 1, 1];
        using var session = new InferenceSession(Scaling);
        using var options = new RunOptions();
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(data, [1, 3]);
        data[1] = 7;
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(options, ["x"], [x], ["y"]);
        CollectionAssert.AreEqual(new float[] { 1, 70, 100 }, results[0].GetTensorDataAsSpan<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 1, 3 }, results[0].GetTensorTypeAndShape().Shape);
        Assert.ThrowsExactly<OnnxRuntimeException>(() => { _ = results[0].GetTensorDataAsSpan<long>(); });
    }

    [TestMethod]
    public void WholeNumbersBooleansAndDoublesPassThrough()
    {
        byte[] model = TinyOnnx.Model(
            TinyOnnx.Node("Add", ["i", "i"], ["i2"]), TinyOnnx.Input("i", TinyOnnx.Int64, 2), TinyOnnx.Output("i2", TinyOnnx.Int64, 2),
            TinyOnnx.Node("Not", ["b"], ["b2"]), TinyOnnx.Input("b", TinyOnnx.Bool, 2), TinyOnnx.Output("b2", TinyOnnx.Bool, 2),
            TinyOnnx.Node("Neg", ["d"], ["d2"]), TinyOnnx.Input("d", TinyOnnx.Double, 2), TinyOnnx.Output("d2", TinyOnnx.Double, 2),
            TinyOnnx.Node("Neg", ["n"], ["n2"]), TinyOnnx.Input("n", TinyOnnx.Int32, 2), TinyOnnx.Output("n2", TinyOnnx.Int32, 2));
        using var session = new InferenceSession(model);
        using var options = new RunOptions();
        using OrtValue i = OrtValue.CreateTensorValueFromMemory([1L << 40, -3L], [2]);
        using OrtValue b = OrtValue.CreateTensorValueFromMemory([true, false], [2]);
        using OrtValue d = OrtValue.CreateTensorValueFromMemory([.5, -2.0], [2]);
        using OrtValue n = OrtValue.CreateTensorValueFromMemory([4, -5], [2]);
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(options, ["i", "b", "d", "n"], [i, b, d, n], ["i2", "b2", "d2", "n2"]);
        CollectionAssert.AreEqual(new[] { 1L << 41, -6L }, results[0].GetTensorDataAsSpan<long>().ToArray());
        CollectionAssert.AreEqual(new[] { false, true }, results[1].GetTensorDataAsSpan<bool>().ToArray());
        CollectionAssert.AreEqual(new[] { -.5, 2.0 }, results[2].GetTensorDataAsSpan<double>().ToArray());
        CollectionAssert.AreEqual(new[] { -4, 5 }, results[3].GetTensorDataAsSpan<int>().ToArray());
        Assert.AreEqual(typeof(long), session.InputMetadata["i"].ElementType);
    }

    [TestMethod]
    public void ModelsLoadFromFiles()
    {
        using var folder = new TemporaryFolder();
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        using var session = new InferenceSession(folder.Write(Scaling, "model.onnx"), options);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([X(1, 2, 3)], ["y"]);
        Assert.AreEqual(20, results[0].AsTensor<float>()!.GetValue(1));
    }

    [TestMethod]
    public void BrokenModelsAndMissingFilesAreOnnxRuntimeExceptions()
    {
        Assert.ThrowsExactly<OnnxRuntimeException>(() => new InferenceSession(new byte[] { 1, 2, 3 }));
        var missing = Assert.ThrowsExactly<OnnxRuntimeException>(() => new InferenceSession("/no/such/model.onnx"));
        Assert.Contains("NoSuchFile", missing.Message);
    }

    [TestMethod]
    public void WrongNamesShapesAndTypesAreOnnxRuntimeExceptions()
    {
        using var session = new InferenceSession(Scaling);
        var wrongInput = NamedOnnxValue.CreateFromTensor("z", new DenseTensor<float>([3]));
        var wrongType = NamedOnnxValue.CreateFromTensor("x", new DenseTensor<long>([1, 3]));
        var wrongShape = NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>([1, 4]));
        Assert.Contains("'z' is not in the metadata", Assert.ThrowsExactly<OnnxRuntimeException>(() => session.Run([wrongInput])).Message);
        Assert.Contains("'q' is not in the metadata", Assert.ThrowsExactly<OnnxRuntimeException>(() => session.Run([X(1, 2, 3)], ["q"])).Message);
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.Run([wrongType]));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.Run([wrongShape]));
    }

    [TestMethod]
    public void OneSessionServesManyThreads()
    {
        using var session = new InferenceSession(Scaling);
        Parallel.For(0, 200, i =>
        {
            using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([X(i, i, i)]);
            Assert.AreEqual(i * 100f, results[0].AsTensor<float>()!.GetValue(2));
        });
    }
}
