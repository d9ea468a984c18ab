using MLNetGan.Networks;
using MLNetGan.Systems.CoGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class CoGanTrainingStepTests
{
    private const int Batch = 6, Latent = 20, Classes = 3;

    private static readonly Shape s_input = new(1, 16, 16), s_target = new(3, 16, 16);

    // In the order of the golden file's columns.
    private static readonly string[] s_terms = ["discriminator_adversarial", "discriminator_real_class", "discriminator_pair_features", "generator_adversarial"];

    [TestMethod]
    [DataRow("cogan", 1)]
    [DataRow("cogan", 3)]
    [DataRow("cogan_lenet", 1)]
    [DataRow("cogan_lenet", 3)]
    public void Training_Equals_PyTorch_In_All_Terms_And_Both_Networks(string golden, int steps)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read(golden);
        var log = new ProgressLog();
        CoGanOptions options = golden == "cogan" ? Tiny() : TinyLeNet();
        (options.EvaluationInterval, options.Progress) = (steps, log);
        using CoGanSystem system = Untrained(options);
        using var trainer = new Trainer(system, options, new Waves(steps), CPU, []);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        trainer.Run();

        double tolerance = steps == 1 ? 1e-4 : 1e-3;
        Tensor terms = expected["terms"].narrow(0, 0, steps).mean([0]);
        for (int i = 0; i < s_terms.Length; i++)
        {
            if (log.Reports[^1].LossTerms.TryGetValue(s_terms[i], out double actual))
                Golden.AreClose(terms[i], tensor((float)actual), tolerance, s_terms[i]);
            else
                Assert.AreEqual(("cogan", "discriminator_pair_features"), (golden, s_terms[i]));
        }
        foreach (Player player in system.Players)
        {
            Dictionary<string, Tensor> state = player.Network.state_dict();
            Assert.HasCount(player == system.Generator ? 14 : golden == "cogan" ? 10 : 12, state);
            foreach ((string key, Tensor value) in state)
                Golden.AreClose(expected[$"{steps}.{player.Name}.{key}"], value, tolerance, $"{player.Name}.{key}");
        }
    }

    [TestMethod]
    public void Both_Images_Of_A_Latent_Vector_And_The_Classes_Of_A_Target_Equal_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read("cogan");
        using CoGanSystem system = Untrained(Tiny());
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        Tensor[] made = system.Generator.Network.Forward(new StepNoise(RunSeeds.Noise(Tiny()), 0, CPU).Normal(Batch, Latent));
        Golden.AreClose(expected["input"], made[0], 1e-4, "input");
        Golden.AreClose(expected["target"], made[1], 1e-4, "target");
        var classifier = new TargetClassifier((CoGanDiscriminator)system.Discriminator.Network);
        Golden.AreClose(expected["classes"], classifier.Forward(Golden.Wave([Batch, 3, 16, 16], 0.5, 1.0, 0.11))[0], 1e-4, "classes");
    }

    private static CoGanOptions TinyLeNet()
    {
        CoGanOptions options = Tiny();
        (options.DiscriminatorForm, options.ClassWeight, options.PairFeatureWeight) = (CoGanDiscriminatorForm.LeNet, 10, 0.5);
        return options;
    }

    private static CoGanSystem Untrained(CoGanOptions options) => new(options, s_input, s_target, Classes);

    private static CoGanOptions Tiny() => new()
    {
        BaseChannels = 8,
        NormalizeDiscriminator = false,
        LatentSize = Latent,
        BatchSize = Batch,
        LabelColumnName = "Label",
        GeneratorLearningRate = 1e-3,
        DiscriminatorLearningRate = 1e-3,
        Epochs = 1,
        Seed = 5,
    };

    private sealed class Waves(int steps) : IBatchSource
    {
        public BatchFormat Format { get; } = new(
            BatchSlot.Pixels(BatchSlot.Input, s_input), BatchSlot.Pixels(BatchSlot.Target, s_target), BatchSlot.Keys(BatchSlot.Label, Classes));

        public long? ImageCount => (long)steps * Batch;

        public IBatchReader Open(long order) => new Reader(steps);

        private sealed class Reader(int steps) : IBatchReader
        {
            private int _step;

            public void Fill(HostBatch batch)
            {
                batch.Count = 0;
                if (_step == steps)
                    return;
                float[] inputs = batch.Pixels(BatchSlot.Input).Values, targets = batch.Pixels(BatchSlot.Target).Values;
                Golden.Wave(inputs.Length, _step, 1.0, 0.11).CopyTo(inputs, 0);
                Golden.Wave(targets.Length, _step + 0.5, 1.0, 0.11).CopyTo(targets, 0);
                for (int i = 0; i < batch.Capacity; i++)
                    batch.Keys(BatchSlot.Label)![i][0] = (i + _step) % Classes;
                batch.Count = batch.Capacity;
                _step++;
            }

            public void Skip(long images) => _step += (int)(images / Batch);

            public void Dispose()
            {
            }
        }
    }
}
