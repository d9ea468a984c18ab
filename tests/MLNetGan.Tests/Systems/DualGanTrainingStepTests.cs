using MLNetGan.Networks;
using MLNetGan.Systems.DualGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class DualGanTrainingStepTests
{
    private const int Steps = 4, Batch = 2;

    private static readonly Shape s_input = new(3, 32, 32), s_target = new(1, 32, 32);

    private static readonly (string Golden, string Player)[] s_players =
        [("a_to_b", "generator_of_targets"), ("b_to_a", "generator_of_inputs"), ("judge_a", "discriminator_of_inputs"), ("judge_b", "discriminator_of_targets")];

    // In the order of the golden file's columns.
    private static readonly string[] s_critics = ["discriminators_adversarial_target", "discriminators_adversarial_input"];

    private static readonly string[] s_generators =
        ["generators_adversarial_target", "generators_adversarial_input", "generators_cycle_input", "generators_cycle_target"];

    [TestMethod]
    [DataRow("dualgan")]
    public void Training_Equals_PyTorch_In_All_Terms_And_Networks(string golden)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read(golden);
        var log = new ProgressLog();
        var options = new DualGanOptions
        {
            GeneratorChannels = 4,
            GeneratorMaximumChannels = 32,
            DiscriminatorChannels = 4,
            Dropout = 0,
            BatchSize = Batch,
            DiscriminatorSteps = 2,
            GeneratorLearningRate = 5e-4,
            DiscriminatorLearningRate = 5e-4,
            WeightBound = 0.05,
            ReconstructionWeight = 10,
            Epochs = 1,
            EvaluationInterval = 1,
            Progress = log,
        };
        using var system = new DualGanSystem(options, s_input, s_target);
        using var trainer = new Trainer(system, options, new PairWaves(s_input, s_target, Batch, Steps), CPU, []);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        trainer.Run();

        Golden.AreMeans(expected["critics"], s_critics, log.Reports[^1].LossTerms);
        Golden.AreMeans(expected["generators"], s_generators, log.Reports[^1].LossTerms);
        foreach ((string prefix, string player) in s_players)
            Golden.AreWeights(expected, prefix, system[player].Network, 1e-3);
    }
}
