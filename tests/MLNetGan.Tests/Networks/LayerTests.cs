using MLNetGan.Networks;
using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

[TestClass]
public sealed class LayerTests
{
    private const double Tolerance = 1e-4;

    private static readonly HeScale s_equalized = new(Math.Sqrt(2), AtRunTime: true);

    public static IEnumerable<object[]> Cases() =>
    [
        ["dense", () => new Dense(12, 7), new long[] { 3, 12 }],
        ["convolution_4_2", () => new Convolution(3, 10, 4, 2, 1), new long[] { 2, 3, 8, 12 }],
        ["convolution_3_2", () => new Convolution(3, 10, 3, 2, 1), new long[] { 2, 3, 7, 7 }],
        ["convolution_3_1", () => new Convolution(3, 10, 3, 1, 1, hasBias: false), new long[] { 2, 3, 6, 5 }],
        ["transposed_4", () => new TransposedConvolution(5, 9, 4), new long[] { 2, 5, 4, 6 }],
        ["transposed_4_narrow", () => new TransposedConvolution(5, 1, 4), new long[] { 2, 5, 4, 6 }],
        ["transposed_4_plain", () => new TransposedConvolution(5, 9, 4, hasBias: false), new long[] { 2, 5, 3, 3 }],
        ["transposed_5", () => new TransposedConvolution(5, 9, 5), new long[] { 2, 5, 4, 6 }],
        ["transposed_5_narrow", () => new TransposedConvolution(5, 1, 5), new long[] { 2, 5, 4, 6 }],
        ["transposed_3", () => new TransposedConvolution(5, 9, 3, hasBias: false), new long[] { 2, 5, 4, 6 }],
        ["convolution_7", () => new Convolution(3, 10, 7), new long[] { 2, 3, 8, 9 }],
        ["reflection_padding", () => new ReflectionPadding(3), new long[] { 2, 3, 4, 6 }],
        ["reflection_padding_1", () => new ReflectionPadding(1), new long[] { 2, 3, 2, 5 }],
        ["batch_normalization", () => new BatchNormalization(6), new long[] { 4, 6, 3, 5 }],
        ["instance_normalization", () => new InstanceNormalization(6), new long[] { 4, 6, 3, 5 }],
        ["instance_normalization_plain", () => new InstanceNormalization(6, isScaled: false), new long[] { 4, 6, 3, 5 }],
        ["batch_statistics", () => new InstanceNormalization(6, overBatch: true), new long[] { 4, 6, 3, 5 }],
        ["relu", () => Activation.ReLU(), new long[] { 3, 17 }],
        ["leaky_relu", () => Activation.LeakyReLU(0.2), new long[] { 3, 17 }],
        ["tanh", () => Activation.Tanh(), new long[] { 3, 17 }],
        ["dense_equalized", () => new Dense(12, 7, scale: s_equalized), new long[] { 3, 12 }],
        ["convolution_equalized", () => new Convolution(3, 10, 3, padding: 1, scale: s_equalized), new long[] { 2, 3, 6, 5 }],
        ["convolution_equalized_1", () => new Convolution(6, 2, 1, scale: new HeScale(1, AtRunTime: true)), new long[] { 2, 6, 4, 4 }],
        ["upsampled_convolution", () => new UpsampledConvolution(5, 9, s_equalized), new long[] { 2, 5, 4, 6 }],
        ["upsampled_convolution_plain", () => new UpsampledConvolution(4, 3), new long[] { 3, 4, 1, 2 }],
        ["channel_bias", () => new ChannelBias(5), new long[] { 2, 5, 4, 3 }],
        ["pixel_normalization", () => new PixelNormalization(), new long[] { 3, 6, 4, 5 }],
        ["pixel_normalization_vector", () => new PixelNormalization(), new long[] { 3, 17 }],
        ["minibatch_deviation", () => new MinibatchDeviation(4), new long[] { 8, 3, 4, 4 }],
        ["minibatch_deviation_larger", () => new MinibatchDeviation(4), new long[] { 10, 3, 4, 4 }],
        ["minibatch_deviation_uneven", () => new MinibatchDeviation(3), new long[] { 7, 3, 4, 4 }],
        ["minibatch_deviation_small", () => new MinibatchDeviation(4), new long[] { 3, 2, 4, 5 }],
        ["minibatch_deviation_single", () => new MinibatchDeviation(4), new long[] { 1, 2, 4, 4 }],
        ["upsampling", () => new Upsampling(), new long[] { 2, 3, 4, 5 }],
        ["average_pooling", () => new AveragePooling(), new long[] { 2, 3, 6, 8 }],
        ["overlapping_pooling", () => new OverlappingPooling(), new long[] { 2, 3, 7, 8 }],
        ["max_pooling", () => new MaxPooling(), new long[] { 2, 3, 7, 8 }],
    ];

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Forward_And_Gradients_Equal_PyTorch(string name, Func<object> create, long[] inputShape)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("layers");
        using var layer = (UnaryLayer)create();
        Golden.SetWeights(layer);
        Tensor input = Golden.Wave(inputShape, 0.5, 1.5, 0.73).requires_grad_(true);
        Tensor output = layer.Forward(input);
        (output * Golden.Wave(output.shape, 0.2, 1.0, 0.91)).sum().backward();

        Golden.AreClose(golden[$"{name}.output"], output, Tolerance, "output");
        Golden.AreClose(golden[$"{name}.input_gradient"], input.grad!, Tolerance, "input gradient");
        foreach ((string parameter, TorchSharp.Modules.Parameter value) in layer.named_parameters())
            Golden.AreClose(golden[$"{name}.{parameter}_gradient"], value.grad!, Tolerance, parameter + " gradient");
        CollectionAssert.AreEqual(output.shape[1..], layer.OutputShape(new Shape(inputShape.AsSpan(1))).Dimensions.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Onnx_Equals_Forward(string name, Func<object> create, long[] inputShape)
    {
        _ = name;
        using DisposeScope scope = NewDisposeScope();
        using var layer = (UnaryLayer)create();
        Golden.SetWeights(layer);
        Tensor input = Golden.Wave(inputShape, 0.5, 1.5, 0.73);
        _ = layer.Forward(input);
        layer.eval();
        using IDisposable noGrad = no_grad();
        Tensor expected = layer.Forward(input);

        var graph = new OnnxGraph("layer");
        OnnxValue value = graph.Input("x", OnnxType.Float, inputShape.AsSpan(1));
        graph.Output(layer.ToOnnx(graph, value), "y", OnnxType.Float, expected.shape.AsSpan(1));
        float[] actual = OnnxRun.Floats(graph.ToModel(), "y", OnnxRun.Input("x", input));

        Golden.AreClose(expected, tensor(actual, expected.shape), 1e-5, "y");
    }

    [TestMethod]
    public void BatchNormalization_After_Training_Uses_Running_Statistics_As_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("layers");
        using var layer = new BatchNormalization(6);
        Golden.SetWeights(layer);
        Tensor input = Golden.Wave([4, 6, 3, 5], 0.5, 1.5, 0.73);
        _ = layer.Forward(input);
        layer.eval();

        Golden.AreClose(golden["batch_normalization.inference"], layer.Forward(input), Tolerance, "inference");
        Dictionary<string, Tensor> state = layer.state_dict();
        Golden.AreClose(golden["batch_normalization.running_mean"], state["running_mean"], Tolerance, "running mean");
        Golden.AreClose(golden["batch_normalization.running_var"], state["running_var"], Tolerance, "running variance");
    }

    [TestMethod]
    public void Embedding_Equals_PyTorch_And_Onnx()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("layers");
        using var layer = new Embedding(5, 4);
        Golden.SetWeights(layer);
        Tensor output = layer.Forward(tensor(new long[] { 3, 0, 3 }));
        (output * Golden.Wave(output.shape, 0.2, 1.0, 0.91)).sum().backward();

        Golden.AreClose(golden["embedding.output"], output, Tolerance, "output");
        Golden.AreClose(golden["embedding.weight_gradient"], layer.parameters().Single().grad!, Tolerance, "weight gradient");
        var graph = new OnnxGraph("embedding");
        graph.Output(layer.ToOnnx(graph, graph.Input("x", OnnxType.Int64, 1)), "y", OnnxType.Float, 4);
        float[] actual = OnnxRun.Floats(graph.ToModel(), "y", OnnxRun.Input("x", [3L, 0, 3], 3, 1));
        Golden.AreClose(output, tensor(actual, [3, 4]), 1e-6, "y");
    }

    [TestMethod]
    public void Dropout_Keeps_The_Mean_In_Training_And_Everything_After()
    {
        using DisposeScope scope = NewDisposeScope();
        using var layer = new Dropout(0.4);
        Tensor input = ones(200, 500);
        Tensor dropped = layer.Forward(input);
        Assert.AreEqual(0.4, dropped.eq(0).to(ScalarType.Float32).mean().ToSingle(), 0.01);
        Assert.AreEqual(1.0, dropped.mean().ToSingle(), 0.02);
        layer.eval();
        Assert.IsTrue(layer.Forward(input).allclose(input));
    }

    [TestMethod]
    public void Layers_Refuse_Shapes_They_Cannot_Take()
    {
        ArgumentException wrongChannels = Assert.ThrowsExactly<ArgumentException>(() => new Convolution(3, 8, 4, 2, 1).OutputShape(new Shape(1, 8, 8)));
        StringAssert.Contains(wrongChannels.Message, "expects 3 channels, got (1, 8, 8)");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new ReflectionPadding(3).OutputShape(new Shape(1, 3, 8))).Message, "at least 4 pixels");
        Assert.ThrowsExactly<ArgumentException>(() => new Dense(10, 2).OutputShape(new Shape(9)));
        Assert.ThrowsExactly<ArgumentException>(() => new Reshape(new Shape(2, 3)).OutputShape(new Shape(7)));
        Assert.ThrowsExactly<ArgumentException>(() => Concatenation.Instance.OutputShapes(new Shape(3, 4, 4), new Shape(1, 5, 4)));
    }
}
