using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Tests.Systems;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

[TestClass]
public sealed class WiringTests
{
    [TestMethod]
    [DataRow("relu")]
    [DataRow("flatten")]
    [DataRow("dropout")]
    [DataRow("stack")]
    public void A_Networks_Input_Is_Never_Overwritten(string first)
    {
        using DisposeScope scope = NewDisposeScope();
        Layer layer = first switch
        {
            "relu" => Activation.ReLU(),
            "flatten" => new Flatten(),
            "dropout" => new Dropout(0.5),
            _ => new Stack(new Reshape(new Shape(6)), Activation.LeakyReLU(0.2)),
        };
        using var stack = new Stack(layer, Activation.ReLU(), new Dense(6, 2));
        stack.eval();
        Tensor input = tensor([-1f, 2, -3, 4, -5, 6], 1, 6);
        _ = stack.Forward(input);
        CollectionAssert.AreEqual(new[] { -1f, 2, -3, 4, -5, 6 }, input.data<float>().ToArray());
    }

    [TestMethod]
    public void A_Value_That_Is_Read_Twice_Is_Never_Overwritten()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new TwoReaders();
        Golden.SetWeights(network);
        Tensor[] outputs = network.Forward(Golden.Wave([3, 4], 0.3, 1.0));
        Tensor features = outputs[2];
        Assert.IsTrue(features.lt(0).any().ToBoolean());
        Assert.IsTrue(outputs[0].equal(features.relu()).all().ToBoolean());
        Assert.IsTrue(outputs[1].allclose(features.tanh()));
    }

    [TestMethod]
    public void An_Activation_After_A_Layer_Of_Its_Stack_Overwrites_What_That_Gives()
    {
        using DisposeScope scope = NewDisposeScope();
        var seen = new Seen();
        using var stack = new Stack(new Dense(4, 4), seen, Activation.ReLU());
        Golden.SetWeights(stack, 0.5);
        Tensor output = stack.Forward(Golden.Wave([3, 4], 0.3, 1.0))[0];
        Assert.IsTrue(seen.Last!.equal(output).all().ToBoolean());
        Assert.IsTrue(output.eq(0).any().ToBoolean(), "nothing to tell the two apart by");
    }

    [TestMethod]
    public void An_Output_That_Its_Gradient_Needs_Is_Kept()
    {
        using DisposeScope scope = NewDisposeScope();
        using var stack = new Stack(new Dense(4, 4), Activation.Tanh(), Activation.LeakyReLU(0.2), new Flatten(), Activation.ReLU());
        Golden.SetWeights(stack, 0.5);
        Tensor input = Golden.Wave([3, 4], 0.3, 1.0).requires_grad_(true);
        stack.Forward(input)[0].sum().backward();
        using var plain = input.detach().requires_grad_(true);
        Dictionary<string, Tensor> weights = stack.state_dict();
        nn.functional.linear(plain, weights["0.weight"], weights["0.bias"]).tanh().relu().sum().backward();
        Assert.IsTrue(input.grad!.allclose(plain.grad!));
    }

    [TestMethod]
    public void A_Cell_Used_At_Every_Step_Has_One_Set_Of_Weights_In_Onnx_And_In_The_Summary()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        using var network = new Unrolled(steps: 3);
        Golden.SetWeights(network, 0.5);
        Tensor input = Golden.Wave([2, 5], 0.3, 1.0);
        Tensor[] outputs = network.Forward(input);

        var graph = new OnnxGraph("unrolled");
        OnnxValue[] values = network.ToOnnx(graph, graph.Input("Latent", OnnxType.Float, 5));
        foreach ((OnnxValue value, string name) in values.Zip(network.OutputNames))
            graph.Output(value, name, OnnxType.Float, 5);
        byte[] model = graph.ToModel();
        foreach ((Tensor output, string name) in outputs.Zip(network.OutputNames))
            Golden.AreClose(output, tensor(OnnxRun.Floats(model, name, OnnxRun.Input("Latent", input)), [2, 5]), 1e-6, name);

        Assert.AreEqual(2, OnnxRun.Initializers(model), "weight and bias");
        StringAssert.Contains(network.Summary(), $"Total {2 * 5 * 5 + 5}, trained {2 * 5 * 5 + 5}, running statistics 0");
        Assert.AreEqual(1, network.Summary().Split("3 times").Length - 1, network.Summary());
        CollectionAssert.AreEqual(new[] { new Shape(5), new Shape(5) }, network.OutputShapes());
        Assert.AreEqual(1, network.OutputIndex("Memory"));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => network.OutputIndex("Image")).Message, "Hidden, Memory");
    }

    [TestMethod]
    public void Equal_Constants_Of_One_Type_And_Shape_Are_One_Initializer()
    {
        var graph = new OnnxGraph("constants");
        Assert.AreEqual(graph.Constant(1f), graph.Constant(1f));
        Assert.AreEqual(graph.Constant(-1L, 3L), graph.Constant(-1L, 3L));
        Assert.AreEqual(2, OnnxRun.Initializers(graph.ToModel()));
        OnnxValue[] different =
        [
            graph.Constant(0f), graph.Constant(0L), graph.Constant(0L, 0L), graph.Constant<long>(OnnxType.Int64, [0], []), graph.Constant<ulong>(OnnxType.UInt64, [0], [1]),
        ];
        Assert.HasCount(different.Length, different.Distinct().ToArray());
    }

    [TestMethod]
    public void A_Block_May_Give_Its_Input_And_A_Value_Twice()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new Repeating();
        Golden.SetWeights(network);
        Tensor input = Golden.Wave([3, 4], 0.3, 1.0);
        Tensor[] outputs = network.Forward(input);
        Assert.IsTrue(outputs[0].equal(input).all().ToBoolean());
        Assert.IsTrue(outputs[1].equal(outputs[2]).all().ToBoolean());
        CollectionAssert.AreEqual(new[] { 4L, 4, 4 }, network.OutputShapes().Select(shape => shape[0]).ToArray());
    }

    // Else each would take one more image's worth of memory, and the time to fill it.
    [TestMethod]
    public void Activations_Of_All_Systems_Overwrite_What_The_Layer_Before_Gave()
    {
        List<string> leading = [];
        foreach ((string form, Func<TrainingSystem> create) in SystemCases.All.SelectMany(system => system.Networks))
        {
            using TrainingSystem system = create();
            foreach (Network network in system.Players.Select(player => player.Network))
            {
                foreach (Stack stack in network.modules().OfType<Stack>())
                {
                    Layer[] layers = [.. stack.children().Cast<Layer>()];
                    for (int i = 0; i < layers.Length; i++)
                    {
                        if (layers[i] is not Activation || layers[i].GetName() is "Tanh" or "Clip")
                            continue;
                        if (i == 0)
                            leading.Add(network.GetName());
                        else
                            Assert.AreEqual(OutputMemory.Free, new Stack(layers[..i]).Outputs, $"{form}: {network.GetName()}, layer {i} of a stack");
                    }
                }
            }
        }
        // The one that begins a stack comes, in another, after a sum.
        Assert.IsTrue(leading.All(name => name == "InfoGAN generator"), string.Join(", ", leading));
    }

    // Who disposes of a network disposes of its layers.
    [TestMethod]
    public void No_Layer_Is_Part_Of_Two_Trainings()
    {
        foreach ((string form, Func<TrainingSystem> create) in SystemCases.All.SelectMany(system => system.Networks))
        {
            using TrainingSystem one = create(), other = create();
            IEnumerable<nn.Module> Layers(TrainingSystem system) => system.Players.SelectMany(player => player.Network.modules());
            string[] shared = [.. Layers(one).Intersect(Layers(other), ReferenceEqualityComparer.Instance).Select(layer => ((nn.Module)layer!).GetName())];
            Assert.IsEmpty(shared, $"{form}: {string.Join(", ", shared)}");
        }
    }

    [TestMethod]
    public void Layers_Of_One_Value_Refuse_More() => StringAssert.Contains(
        Assert.ThrowsExactly<ArgumentException>(() => new Dense(3, 2).OutputShapes(new Shape(3), new Shape(3))).Message, "Dense takes one value, got 2");

    /// <summary>Features for two stacks that begin with activations, and the features themselves.</summary>
    private sealed class TwoReaders : Network
    {
        private readonly Dense features = new(4, 4);
        private readonly Stack rectified = new(Activation.ReLU()), squashed = new(Activation.Tanh());

        public TwoReaders() : base("Two readers", NetworkInput.Latent(4)) => RegisterComponents();

        public override IReadOnlyList<string> OutputNames { get; } = ["Rectified", "Squashed", "Features"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
        {
            T shared = pass.One(features, inputs);
            return [pass.One(rectified, shared), pass.One(squashed, shared), shared];
        }
    }

    /// <summary>Remembers what it is given, and gives it on.</summary>
    private sealed class Seen() : UnaryLayer("Seen")
    {
        public Tensor? Last { get; private set; }

        public override OutputMemory Outputs => OutputMemory.Shared;

        public override Tensor Forward(Tensor input)
        {
            Last = input.alias().DetachFromDisposeScope();
            return input.alias();
        }

        public override Shape OutputShape(Shape input) => input;

        public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => input;
    }

    /// <summary>A recurrent cell: of a value, what it gave last and its memory it makes the latter two anew.</summary>
    private sealed class Cell : Block
    {
        private readonly Dense joined = new(10, 5);

        public Cell() : base("Cell") => RegisterComponents();

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
        {
            T hidden = pass.One(joined, pass.One(Concatenation.Instance, inputs[0], inputs[1]));
            return [hidden, pass.One(Sum.Instance, inputs[2], hidden)];
        }
    }

    private sealed class Twice : Block
    {
        private readonly Dense dense = new(4, 4);

        public Twice() : base("Twice") => RegisterComponents();

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
        {
            T value = pass.One(dense, inputs);
            return [inputs[0], value, value];
        }
    }

    private sealed class Repeating : Network
    {
        private readonly Twice twice = new();

        public Repeating() : base("Repeating", NetworkInput.Latent(4)) => RegisterComponents();

        public override IReadOnlyList<string> OutputNames { get; } = ["Input", "First", "Second"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(twice, inputs);
    }

    private sealed class Unrolled : Network
    {
        private readonly Cell cell = new();
        private readonly int _steps;

        public Unrolled(int steps) : base("Unrolled", NetworkInput.Latent(5))
        {
            _steps = steps;
            RegisterComponents();
        }

        public override IReadOnlyList<string> OutputNames { get; } = ["Hidden", "Memory"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
        {
            T[] state = [inputs[0], inputs[0]];
            for (int i = 0; i < _steps; i++)
                state = pass.Apply(cell, [inputs[0], .. state]);
            return state;
        }
    }
}
