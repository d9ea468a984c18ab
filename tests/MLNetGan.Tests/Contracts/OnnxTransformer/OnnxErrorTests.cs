using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Contracts.OnnxRuntime;

namespace MLNetGan.Tests.Contracts.OnnxTransformer;

[TestClass]
public sealed class OnnxErrorTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static byte[] Negation(params object[] shape) => TinyOnnx.Model(
        TinyOnnx.Node("Neg", ["X"], ["Y"]), TinyOnnx.Input("X", TinyOnnx.Float, shape), TinyOnnx.Output("Y", TinyOnnx.Float, shape));

    private IDataView Data<T>(params T[] rows)
        where T : class => _ml.Data.LoadFromEnumerable(rows);

    private IDataView Transform(byte[] model, IDataView data) =>
        _ml.Transforms.ApplyOnnxModel(new MemoryStream(model)).Fit(data).Transform(data);

    [TestMethod]
    public void AMissingColumnIsNamed()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Transform(Negation("batch", 3), Data(new Other())));
        Assert.Contains("Could not find input column 'X'", error.Message);
    }

    [TestMethod]
    public void AColumnOfAnotherTypeIsNamed()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Transform(Negation("batch", 3), Data(new Doubles())));
        Assert.Contains("Schema mismatch for input column 'X': expected Single, got Vector<Double, 3>", error.Message);
    }

    [TestMethod]
    public void AVectorOfAnotherLengthIsRefused()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Transform(Negation("batch", 4), Data(new Floats())));
        Assert.Contains("Input shape mismatch: Input 'X' has shape 1,4, but input data is of length 3", error.Message);
    }

    [TestMethod]
    public void OnlyOneDimensionBesideTheBatchMayBeFree()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Transform(Negation("batch", "height", "width"), Data(new Floats())));
        Assert.Contains("Only 1 unknown dimension is allowed", error.Message);
    }

    [TestMethod]
    public void UnknownOutputsAreNamedWithThoseThereAre()
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Transforms.ApplyOnnxModel("Z", "X", new MemoryStream(Negation("batch", 3))));
        Assert.Contains("Available output names are [Y]", error.Message);
    }

    [TestMethod]
    public void AMissingFileIsAnInputOutputError()
    {
        var error = Assert.ThrowsExactly<IOException>(() => _ml.Transforms.ApplyOnnxModel("no-such-model.onnx"));
        Assert.Contains("no-such-model.onnx", error.Message);
    }

    [TestMethod]
    public void ABrokenModelTellsWhy()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.ApplyOnnxModel(new MemoryStream([1, 2, 3])));
        Assert.Contains("Error initializing model", error.Message);
    }

    private sealed class Floats
    {
        [VectorType(3)]
        public float[] X { get; set; } = [1, 2, 3];
    }

    private sealed class Doubles
    {
        [VectorType(3)]
        public double[] X { get; set; } = [1, 2, 3];
    }

    private sealed class Other
    {
        public float Z { get; set; }
    }
}
