using MLNetGan.Networks;
using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

[TestClass]
public sealed class DrawLayerTests
{
    [TestMethod]
    [DataRow("usual", 5, 8, 10)]
    [DataRow("outside", 3, 8, 10)]
    [DataRow("stride", 5, 8, 8)]
    [DataRow("variance", 4, 8, 8)]
    [DataRow("on_a_pixel", 1, 5, 7)]
    [DataRow("single", 1, 8, 10)]
    [DataRow("tall", 3, 28, 4)]
    [DataRow("intensity", 2, 6, 6)]
    public void Filter_Banks_Their_Gradients_And_Onnx_Equal_PyTorch(string name, int filters, int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("filter_banks");
        using var layer = new FilterBanks(filters, height, width);
        Tensor numbers = golden[$"{name}.parameters"].clone().requires_grad_(true);
        Tensor[] banks = layer.Forward(numbers);
        banks.Zip(new[] { 0.2, 0.4, 0.6 }, (bank, phase) => (bank * Golden.Wave(bank.shape, phase, 1.0, 0.91)).sum()).Aggregate((sum, term) => sum + term).backward();

        string[] outputs = ["x", "y", "intensity"];
        for (int i = 0; i < outputs.Length; i++)
        {
            Tensor expected = golden[$"{name}.{outputs[i]}"];
            Golden.AreClose(expected, banks[i], 1e-5, outputs[i]);
            Golden.AreClose(expected, Onnx(layer, numbers, outputs[i], i, banks[i].shape), 1e-5, $"{outputs[i]} in ONNX");
            CollectionAssert.AreEqual(banks[i].shape[1..], layer.OutputShapes(new Shape(5))[i].Dimensions.ToArray());
        }
        // Where filters are narrow, places are rounded to a good part of their width.
        Golden.AreClose(golden[$"{name}.gradient"], numbers.grad!, 3e-4, "gradient");
    }

    [TestMethod]
    public void An_Lstm_Cell_And_Its_Gradients_Equal_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("layers");
        const int Inputs = 5, Units = 4;
        using var layer = new LstmCell(Inputs, Units);
        Golden.SetWeights(layer, 0.8);
        Tensor[] inputs = [Golden.Wave([3, Inputs], 0.5, 1.5, 0.73), Golden.Wave([3, Units], 0.7, 1.5, 0.73), Golden.Wave([3, Units], 0.9, 1.5, 0.73)];
        foreach (Tensor input in inputs)
            input.requires_grad_(true);
        // The order of inputs is that of the weight's columns, however they are cut.
        Tensor[] states = layer.Forward(inputs[0].narrow(1, 0, 2), inputs[0].narrow(1, 2, 3), inputs[1], inputs[2]);
        ((states[0] * Golden.Wave(states[0].shape, 0.2, 1.0, 0.91)).sum() + (states[1] * Golden.Wave(states[1].shape, 0.4, 1.0, 0.91)).sum()).backward();

        Golden.AreClose(golden["lstm_cell.hidden"], states[0], 1e-5, "hidden");
        Golden.AreClose(golden["lstm_cell.cell"], states[1], 1e-5, "cell");
        foreach ((string name, Tensor input) in new[] { "input", "hidden", "cell" }.Zip(inputs))
            Golden.AreClose(golden[$"lstm_cell.{name}_gradient"], input.grad!, 1e-4, $"{name} gradient");
        foreach ((string name, TorchSharp.Modules.Parameter value) in layer.named_parameters())
            Golden.AreClose(golden[$"lstm_cell.{name}_gradient"], value.grad!, 1e-4, $"{name} gradient");
    }

    [TestMethod]
    public void A_Cell_Starts_With_An_Open_Forget_Gate_And_A_Window_Over_The_Whole_Image()
    {
        using DisposeScope scope = NewDisposeScope();
        using var layer = new Alone(new LstmCell(3, 2));
        NormalInitialization.Apply(layer, 1);
        Dictionary<string, Tensor> state = layer.state_dict();
        CollectionAssert.AreEqual(new float[] { 0, 0, 1, 1, 0, 0, 0, 0 }, state["cell.bias"].data<float>().ToArray());
        Assert.IsTrue(state["cell.weight"].abs().sum().ToSingle() > 0);

        var filters = new FilterBanks(5, 8, 10);
        (double left, double top, double right, double bottom) = filters.Window([0, 0, 0, 0, 0]);
        // From the centre of the first pixel to that of the last, and as far beyond the smaller side.
        Assert.AreEqual((0.5, -0.5, 9.5, 8.5), (left, top, right, bottom));
        (left, _, right, _) = filters.Window([0.5f, 0, 0, MathF.Log(0.5f), 0]);
        Assert.AreEqual(5.5 * 1.5 - 0.5 - 2.25, left, 1e-5);
        Assert.AreEqual(5.5 * 1.5 - 0.5 + 2.25, right, 1e-5);
    }

    [TestMethod]
    public void Layers_Refuse_What_Does_Not_Fit()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new FilterBanks(3, 8, 8).OutputShapes(new Shape(4)));
        Assert.ThrowsExactly<ArgumentException>(() => new LstmCell(5, 4).OutputShapes(new Shape(6), new Shape(4), new Shape(4)));
        Assert.ThrowsExactly<ArgumentException>(() => new Split(3, 2).OutputShapes(new Shape(7)));
        Assert.ThrowsExactly<ArgumentException>(() => WindowRead.Instance.OutputShapes(new Shape(1, 8, 8), new Shape(3, 8), new Shape(3, 9), new Shape(1)));
        Assert.ThrowsExactly<ArgumentException>(() => new WindowWrite(1).OutputShapes(new Shape(8), new Shape(3, 8), new Shape(3, 8), new Shape(1)));
        Assert.ThrowsExactly<ArgumentException>(() => GaussianSample.Instance.OutputShapes(new Shape(5), new Shape(3)));
        Assert.ThrowsExactly<ArgumentException>(() => GaussianDivergence.Instance.OutputShapes(new Shape(4), new Shape(6)));
        Assert.ThrowsExactly<ArgumentException>(() => BernoulliLoss.Instance.OutputShapes(new Shape(1, 8, 8), new Shape(1, 8, 9)));
    }

    private static Tensor Onnx(FilterBanks layer, Tensor numbers, string name, int output, long[] shape)
    {
        var graph = new OnnxGraph("layer");
        OnnxValue[] values = layer.ToOnnx(graph, graph.Input("numbers", OnnxType.Float, 5));
        graph.Output(values[output], name, OnnxType.Float, shape.AsSpan(1));
        return tensor(OnnxRun.Floats(graph.ToModel(), name, OnnxRun.Input("numbers", numbers.detach())), shape);
    }

    private sealed class Alone : Network
    {
        private readonly LstmCell _cell;

        public Alone(LstmCell cell) : base("alone", NetworkInput.Latent(3))
        {
            _cell = cell;
            register_module("cell", cell);
        }

        public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(_cell, inputs);
    }
}
