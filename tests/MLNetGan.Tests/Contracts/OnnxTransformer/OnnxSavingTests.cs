using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;

namespace MLNetGan.Tests.Contracts.OnnxTransformer;

[TestClass]
public sealed class OnnxSavingTests
{
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Data => _ml.Data.LoadFromEnumerable(new[] { new Input { x = [1, 2, 3] }, new Input { x = [4, 5, 6] } });

    private ITransformer RoundTrip(ITransformer model, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema loadedSchema);
        Assert.AreEqual(schema["x"].Type, loadedSchema["x"].Type);
        return loaded;
    }

    private void AssertScores(ITransformer model)
    {
        float[][] rows = [.. _ml.Data.CreateEnumerable<Output>(model.Transform(Data), false).Select(row => row.y)];
        CollectionAssert.AreEqual(new float[] { 1, 20, 300 }, rows[0]);
        CollectionAssert.AreEqual(new float[] { 4, 50, 600 }, rows[1]);
    }

    [TestMethod]
    public void AModelFromAStreamKeepsItsBytes()
    {
        var stream = new MemoryStream(OnnxScoringTests.Scaling);
        ITransformer model = _ml.Transforms.ApplyOnnxModel(stream).Fit(Data);
        stream.Dispose();
        ITransformer loaded = RoundTrip(model, Data.Schema);
        Assert.IsInstanceOfType<Microsoft.ML.Transforms.Onnx.OnnxTransformer>(loaded);
        Assert.AreEqual(model.GetOutputSchema(Data.Schema)["y"].Type, loaded.GetOutputSchema(Data.Schema)["y"].Type);
        AssertScores(loaded);
        AssertScores(RoundTrip(loaded, Data.Schema));
    }

    [TestMethod]
    public void AModelFromAFileIsReadAgainWhenSaved()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(OnnxScoringTests.Scaling, "model.onnx");
        Microsoft.ML.Transforms.Onnx.OnnxTransformer model = _ml.Transforms.ApplyOnnxModel(path).Fit(Data);
        AssertScores(RoundTrip(model, Data.Schema));
        if (OperatingSystem.IsWindows())
            model.Dispose();
        File.Delete(path);
        Assert.ThrowsExactly<FileNotFoundException>(() => _ml.Model.Save(model, Data.Schema, new MemoryStream()));
    }

    [TestMethod]
    public void AChainLoadsAndPredictsOneByOne()
    {
        IDataView data = Data;
        TransformerChain<Microsoft.ML.Transforms.Onnx.OnnxTransformer> chain = new EstimatorChain<ITransformer>()
            .Append(_ml.Transforms.ApplyOnnxModel(new MemoryStream(OnnxScoringTests.Scaling)))
            .Fit(data);
        ITransformer loaded = RoundTrip(chain, data.Schema);
        AssertScores(loaded);
        using PredictionEngine<Input, Output> engine = _ml.Model.CreatePredictionEngine<Input, Output>(loaded);
        CollectionAssert.AreEqual(new float[] { 7, 80, 900 }, engine.Predict(new Input { x = [7, 8, 9] }).y);
        CollectionAssert.AreEqual(new float[] { 1, 10, 100 }, engine.Predict(new Input { x = [1, 1, 1] }).y);
    }

    [TestMethod]
    public void OptionsNameColumnsFileAndThreads()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(OnnxScoringTests.Scaling, "model.onnx");
        var options = new OnnxOptions { ModelFile = path, InputColumns = ["x"], OutputColumns = ["y"], IntraOpNumThreads = 1 };
        using Microsoft.ML.Transforms.Onnx.OnnxTransformer model = _ml.Transforms.ApplyOnnxModel(options).Fit(Data);
        AssertScores(model);
    }

#pragma warning disable IDE1006 // Column names are the model's.
    private sealed class Input
    {
        [VectorType(3)]
        public float[] x { get; set; } = [];
    }

    private sealed class Output
    {
        public float[] y { get; set; } = [];
    }
#pragma warning restore IDE1006
}
