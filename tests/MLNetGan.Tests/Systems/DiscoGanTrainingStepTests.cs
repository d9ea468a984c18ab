using MLNetGan.Networks;
using MLNetGan.Systems.DiscoGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class DiscoGanTrainingStepTests
{
    private const int Steps = 6, Batch = 3;

    private static readonly Shape s_input = new(3, 32, 32), s_target = new(1, 32, 32);

    private static readonly (string Golden, string Player)[] s_players =
    [
        ("a_to_b", "generator_of_targets"), ("b_to_a", "generator_of_inputs"),
        ("judge_a", "discriminator_of_inputs"), ("judge_b", "discriminator_of_targets"),
    ];

    // In the order of the golden file's columns.
    private static readonly string[] s_judges = ["discriminators_adversarial_target", "discriminators_adversarial_input"];

    private static readonly string[] s_generators =
    [
        "generators_adversarial_target", "generators_features_target", "generators_adversarial_input", "generators_features_input",
        "generators_reconstruction_input", "generators_reconstruction_target",
    ];

    [TestMethod]
    [DataRow("discogan")]
    public void Training_Equals_PyTorch_In_All_Terms_And_Networks(string golden)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read(golden);
        var log = new ProgressLog();
        var options = new DiscoGanOptions
        {
            GeneratorChannels = 4,
            DiscriminatorChannels = 4,
            BatchSize = Batch,
            GeneratorLearningRate = 2e-3,
            DiscriminatorLearningRate = 2e-3,
            WeightDecay = 0.05,
            StartingReconstructionRate = 0.1,
            ReconstructionRate = 0.6,
            StartingSteps = 4,
            Epochs = 1,
            EvaluationInterval = 1,
            Progress = log,
        };
        using var system = new DiscoGanSystem(options, s_input, s_target);
        using var trainer = new Trainer(system, options, new PairWaves(s_input, s_target, Batch, Steps), CPU, []);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        trainer.Run();

        Golden.AreMeans(expected["judges"], s_judges, log.Reports[^1].LossTerms);
        Golden.AreMeans(expected["generators"], s_generators, log.Reports[^1].LossTerms);
        Assert.AreEqual(0.6, log.Reports[^1].Scalars["reconstruction_rate"]);
        foreach ((string prefix, string player) in s_players)
            Golden.AreWeights(expected, prefix, system[player].Network, 1e-3);
    }
}
