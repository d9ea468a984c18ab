using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline.Rows;

[TestClass]
public sealed class LiveRowTests
{
    private sealed class Transformer(RowModel model) : NetworkTransformer(model);

    [TestMethod]
    public void The_Network_Runs_Once_A_Row_Whatever_Is_Read_Of_It()
    {
        int runs = 0;
        using Transformer transformer = NewTransformer(() => runs++);
        using PredictionEngine<Request, Images> engine = Tiny.ML.Model.CreatePredictionEngine<Request, Images>(
            transformer, new PredictionEngineOptions { OwnsTransformer = false });
        Images first = engine.Predict(new Request { Seed = 1 });
        Assert.AreEqual(1, runs);
        Images second = engine.Predict(new Request { Seed = 2 });
        Assert.AreEqual(2, runs);
        CollectionAssert.AreNotEqual(first.Left, second.Left);
        CollectionAssert.AreNotEqual(first.Right, second.Right);
        CollectionAssert.AreEqual(first.Right, engine.Predict(new Request { Seed = 1 }).Right);
    }

    private static Transformer NewTransformer(Action ran)
    {
        var network = new CountedNetwork(ran);
        Golden.SetWeights(network, 1);
        network.eval();
        var image = new ImageColumn(new Shape(1, 2, 2), new VectorDataViewType(NumberDataViewType.Single, 1, 2, 2), PixelScale.Bytes);
        return new Transformer(new RowModel(network, CPU, [new LatentInput("Latent", network.Inputs[0])],
            [new ImageOutput(0, "Left", "Left", image), new ImageOutput(1, "Right", "Right", image)])
        { SeedColumnName = "Seed" });
    }

    private sealed class CountedNetwork : Network
    {
        private readonly Action _ran;
        private readonly Dense _first = new(4, 4), _second = new(4, 4);
        private readonly Reshape _image = new(new Shape(1, 2, 2));

        public CountedNetwork(Action ran) : base("Counted", NetworkInput.Latent(4))
        {
            _ran = ran;
            RegisterComponents();
        }

        public override IReadOnlyList<string> OutputNames { get; } = ["First", "Second"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
        {
            if (typeof(T) == typeof(Tensor))
                _ran();
            return [pass.One(_image, pass.One(_first, inputs[0])), pass.One(_image, pass.One(_second, inputs[0]))];
        }
    }

    private sealed class Request
    {
        public long Seed { get; set; }
    }

    private sealed class Images
    {
        public float[] Left { get; set; } = [];

        public float[] Right { get; set; } = [];
    }
}
