using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

/// <summary>Batches that go through a network together give what they give one after the other.</summary>
[TestClass]
public sealed class ForwardTogetherTests
{
    [TestMethod]
    [DataRow("batch normalization")]
    [DataRow("batch statistics")]
    [DataRow("instance normalization")]
    [DataRow("minibatch deviation")]
    public void OutputsGradientsAndStatistics_AreThoseOfEachBatchByItself(string layer)
    {
        using DisposeScope scope = NewDisposeScope();
        using Judge together = new(layer), apart = new(layer);
        Golden.SetWeights(together, 0.5);
        Golden.SetWeights(apart, 0.5);
        Tensor real = Golden.Wave([6, 2, 4, 4], 0, 1), fake = Golden.Wave([6, 2, 4, 4], 1, 3).Plus(2);
        Tensor[][] all = together.ForwardTogether([real], [fake]);
        Tensor[][] each = [apart.Forward(real), apart.Forward(fake)];
        Assert.HasCount(2, all);
        foreach (int batch in (int[])[0, 1])
        {
            Assert.HasCount(2, all[batch]);
            foreach (int output in (int[])[0, 1])
                Golden.AreClose(each[batch][output], all[batch][output], 1e-5, $"batch {batch}, output {output}");
        }
        foreach (Tensor[][] outputs in (Tensor[][][])[all, each])
            outputs[0][0].Squared().sum().Plus(outputs[1][1].Squared().sum()).backward();
        foreach (((string name, TorchSharp.Modules.Parameter parameter), (_, TorchSharp.Modules.Parameter other)) in
            together.named_parameters().Zip(apart.named_parameters()))
            Golden.AreClose(other.grad!, parameter.grad!, 1e-4, $"gradient of {name}");
        foreach (((string name, Tensor buffer), (_, Tensor other)) in together.named_buffers().Zip(apart.named_buffers()))
            Golden.AreClose(other, buffer, 1e-5, name);

        // Afterwards a batch goes through it alone again.
        Golden.AreClose(apart.Forward(real)[0], together.Forward(real)[0], 1e-5, "alone");
    }

    [TestMethod]
    public void Batches_OfDifferentNumbers_AreRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        using var judge = new Judge("batch normalization");
        var error = Assert.ThrowsExactly<ArgumentException>(() => judge.ForwardTogether([zeros(2, 2, 4, 4)], [zeros(4, 2, 4, 4)]));
        StringAssert.Contains(error.Message, "as many samples each");
    }

    private sealed class Judge : Network
    {
        private readonly Stack layers;
        private readonly Dense validity;

        public Judge(string layer) : base("Judge", NetworkInput.Image(new Shape(2, 4, 4)))
        {
            Layer across = layer switch
            {
                "batch normalization" => new BatchNormalization(3),
                "batch statistics" => new InstanceNormalization(3, overBatch: true),
                "instance normalization" => new InstanceNormalization(3),
                _ => new MinibatchDeviation(3),
            };
            int channels = across is MinibatchDeviation ? 4 : 3;
            layers = new Stack(new Convolution(2, 3, 3, padding: 1, hasBias: false), across, Activation.LeakyReLU(0.2));
            validity = new Dense(channels * 16, 1);
            RegisterComponents();
        }

        public override IReadOnlyList<string> OutputNames { get; } = ["Validity", "Features"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
        {
            T features = pass.One(layers, inputs[0]);
            return [pass.One(validity, pass.One(new Flatten(), features)), features];
        }
    }
}
