using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Systems.CycleGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class CycleGanTrainingStepTests
{
    private static readonly Shape s_image = new(3, 32, 32);

    private static readonly (string Golden, string Player)[] s_players =
        [("a_to_b", "generator_of_targets"), ("b_to_a", "generator_of_inputs"), ("judge_a", "discriminator_of_inputs"), ("judge_b", "discriminator_of_targets")];

    // In the order of the golden file's columns.
    private static readonly string[] s_terms =
    [
        "generators_adversarial_target", "generators_adversarial_input", "generators_cycle_input", "generators_cycle_target",
        "generators_identity_target", "generators_identity_input", "discriminators_adversarial_input", "discriminators_adversarial_target",
    ];

    // Three steps fill the pools, the three after them take from them.
    [TestMethod]
    [DataRow("cyclegan", 1)]
    [DataRow("cyclegan", 3)]
    [DataRow("cyclegan", 6)]
    public void Training_Equals_PyTorch_In_All_Terms_And_Networks_And_What_The_Pools_Give(string golden, int steps)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read(golden);
        var log = new ProgressLog();
        CycleGanOptions options = Tiny(steps);
        options.Progress = log;
        using var system = new CycleGanSystem(options, s_image, s_image, Choices(expected["decisions"], 0), Choices(expected["decisions"], 1));
        using var trainer = new Trainer(system, options, new PairWaves(s_image, s_image, batch: 1, steps), CPU, []);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        trainer.Run();

        double tolerance = steps == 1 ? 1e-4 : 1e-3;
        IReadOnlyDictionary<string, double> terms = log.Reports[^1].LossTerms;
        float[] actual = [.. s_terms.Select(name => (float)terms[name])];
        Golden.AreClose(expected["terms"].narrow(0, 0, steps).mean([0]), tensor(actual), tolerance, "terms");
        foreach ((string prefix, string player) in s_players)
            Golden.AreWeights(expected, $"{steps}.{prefix}", system[player].Network, tolerance);
    }

    [TestMethod]
    public void Translations_There_And_Back_Equal_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read("cyclegan");
        using var system = new CycleGanSystem(Tiny(1), s_image, s_image);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        Tensor input = Golden.Wave([1, 3, 32, 32], 0.5, 1.0, 0.13), target = Golden.Wave([1, 3, 32, 32], 0, 1.0, 0.11);
        Tensor toTarget = system.ToTargets.Network.Forward(input)[0], toInput = system.ToInputs.Network.Forward(target)[0];
        Golden.AreClose(expected["fake_b"], toTarget, 1e-4, "input to target");
        Golden.AreClose(expected["fake_a"], toInput, 1e-4, "target to input");
        Golden.AreClose(expected["cycle_a"], system.ToInputs.Network.Forward(toTarget)[0], 1e-4, "and back");
        Golden.AreClose(expected["cycle_b"], system.ToTargets.Network.Forward(toInput)[0], 1e-4, "and back");
    }

    // The golden file's schedule is constant.
    private static CycleGanOptions Tiny(int steps) => new()
    {
        GeneratorChannels = 4,
        ResidualBlocks = 2,
        DiscriminatorChannels = 4,
        PoolSize = 3,
        Epochs = 1,
        Schedule = LearningRateSchedule.Constant,
        EvaluationInterval = steps,
    };

    private static Func<StepNoise, int, IReadOnlyList<PoolChoice>> Choices(Tensor decisions, int pool)
    {
        int step = 0;
        return (_, _) =>
        {
            float[] one = decisions[step++][pool].contiguous().data<float>().ToArray();
            return [new PoolChoice(one[0] > 0.5f, (int)one[1])];
        };
    }
}
