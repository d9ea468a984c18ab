using MLNetGan.Networks;
using MLNetGan.Systems.ContextEncoder;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class ContextEncoderTrainingStepTests
{
    // In the order of the golden file's columns.
    private static readonly string[] s_terms = ["generator_reconstruction", "generator_adversarial", "discriminator_adversarial"];

    [TestMethod]
    [DataRow("contextencoder", 1)]
    [DataRow("contextencoder", 3)]
    [DataRow("contextencoder_blocks", 1)]
    [DataRow("contextencoder_blocks", 3)]
    public void Training_Equals_PyTorch_In_All_Terms_And_Networks(string golden, int steps)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read(golden);
        (ContextEncoderOptions options, Shape image) = Tiny(golden);
        var log = new ProgressLog();
        options.Progress = log;
        using var system = new ContextEncoderSystem(options, image);
        using var trainer = new Trainer(system, options, new WaveSource(steps, image: image), CPU, []);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        trainer.Run();

        double tolerance = steps == 1 ? 1e-4 : 1e-3;
        IReadOnlyDictionary<string, double> terms = log.Reports[^1].LossTerms;
        float[] actual = [.. s_terms.Select(name => (float)terms[name])];
        Golden.AreClose(expected["terms"].narrow(0, 0, steps).mean([0]), tensor(actual), tolerance, "terms");
        foreach (Player player in system.Players)
        {
            Dictionary<string, Tensor> state = player.Network.state_dict();
            Assert.IsGreaterThan(2, state.Count);
            foreach ((string key, Tensor value) in state)
                Golden.AreClose(expected[$"{steps}.{player.Name}.{key}"], value, tolerance, $"{player.Name}.{key}");
        }
    }

    [TestMethod]
    public void Random_Blocks_Are_Those_Of_The_Reference_And_Hide_No_More_Than_The_Share()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor masks = RandomBlocks.Masks(new StepNoise(CounterNoise.Combine(5, 3), 0, CPU), 6, 16, 16, 0.25, CPU);
        Golden.AreClose(Golden.Read("contextencoder_blocks")["masks"], masks.Plus(1).DividedBy(2), 0, "masks");

        Tensor many = RandomBlocks.Masks(new StepNoise(1, 0, CPU), 500, 20, 32, 0.1, CPU).gt(0f).to(ScalarType.Float32);
        float[] shares = many.mean([1, 2, 3]).data<float>().ToArray();
        Assert.IsLessThanOrEqualTo(0.1f, shares.Max());
        Assert.IsGreaterThan(0f, shares.Min());
        Assert.IsGreaterThan(0.06f, shares.Average(), "Masks are small on average.");
        float[] places = many.mean([0, 1]).data<float>().ToArray();
        Assert.IsTrue(places.All(share => share > 0), "Some pixels are never hidden.");
    }

    [TestMethod]
    public void Without_An_Adversarial_Weight_There_Is_No_Discriminator()
    {
        var options = new ContextEncoderOptions { AdversarialWeight = 0, DiscriminatorSteps = 3, GeneratorChannels = 2, BottleneckSize = 4 };
        using var system = new ContextEncoderSystem(options, new Shape(1, 16, 16));
        Assert.AreEqual("generator", system.Players.Single().Name);
        Assert.AreEqual(1, system.Moves.Single().Interval);
    }

    [TestMethod]
    [DataRow(8, 8, "too small: expected at least 16x16.")]
    [DataRow(30, 33, "The nearest size is 32x32;")]
    public void Images_Of_An_Unfit_Size_Are_Refused_With_The_Nearest(int height, int width, string message)
    {
        var options = new ContextEncoderOptions();
        var error = Assert.ThrowsExactly<ArgumentException>(() => new ContextEncoderSystem(options, new Shape(1, height, width)));
        Assert.Contains(message, error.Message);
    }

    [TestMethod]
    [DataRow(HiddenRegion.Centre)]
    [DataRow(HiddenRegion.RandomBlocks)]
    public void An_Overlap_That_Leaves_Nothing_To_Hide_Is_Refused(HiddenRegion region)
    {
        var options = new ContextEncoderOptions { Region = region, Overlap = 4, GeneratorChannels = 2, BottleneckSize = 4 };
        var error = Assert.ThrowsExactly<ArgumentException>(() => new ContextEncoderSystem(options, new Shape(1, 16, 16)));
        Assert.Contains("expected less than 4", error.Message);
    }

    private static (ContextEncoderOptions Options, Shape Image) Tiny(string golden)
    {
        ContextEncoderOptions options = golden == "contextencoder_blocks"
            ? new() { Region = HiddenRegion.RandomBlocks, Bottleneck = ContextBottleneck.ChannelWise }
            : new() { Overlap = 2, BottleneckSize = 10 };
        options.GeneratorChannels = options.DiscriminatorChannels = 4;
        (options.BatchSize, options.Epochs, options.Seed) = (WaveSource.BatchSize, 1, 5);
        return (options, golden == "contextencoder_blocks" ? new Shape(1, 16, 16) : new Shape(3, 32, 32));
    }
}
