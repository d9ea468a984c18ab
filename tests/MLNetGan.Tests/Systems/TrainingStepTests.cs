using MLNetGan.Networks;
using MLNetGan.Systems.AcGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class TrainingStepTests
{
    private const int Latent = 20, Classes = 3, Seed = 5;
    private static readonly Shape s_image = new(1, 16, 16);

    public static IEnumerable<object[]> Cases() =>
        from system in new[] { "dcgan", "acgan", "acgan_compact" }
        from steps in new[] { 1, 10 }
        select new object[] { system, steps };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Training_Equals_PyTorch(string name, int steps)
    {
        using DisposeScope scope = NewDisposeScope();
        (GanSystem system, GanOptions options) = Create(name);
        using GanSystem owned = system;
        var log = new ProgressLog();
        options.Progress = log;
        using var trainer = new Trainer(system, options, new WaveSource(steps, name == "dcgan" ? 0 : Classes), CPU, []);
        foreach ((_, Network network) in system.Networks)
            Golden.SetWeights(network);
        trainer.Run();

        Dictionary<string, Tensor> golden = Golden.Read(name);
        double tolerance = steps == 1 ? 1e-4 : 1e-3;
        TrainingProgress last = log.Reports[^1];
        double[] means = [last.RealBelief, last.FakeBelief, last.DiscriminatorLoss, last.GeneratorLoss];
        Golden.AreClose(golden[$"{steps}.means"], tensor(means.Select(m => (float)m).ToArray()), tolerance, "beliefs and losses");
        foreach ((string prefix, Network network) in system.Networks)
        {
            Dictionary<string, Tensor> state = network.state_dict();
            Assert.IsTrue(state.Count > 4);
            foreach ((string key, Tensor value) in state.Where(s => !HasNoGradient(name, s.Key)))
                Golden.AreClose(golden[$"{steps}.{prefix}.{key}"], value, tolerance, $"{prefix}.{key}");
        }
    }

    // A bias before batch normalization has a gradient of exactly zero; what Adam makes of its rounding errors is noise,
    // which the running mean behind it follows.
    private static bool HasNoGradient(string name, string key) => name == "acgan" && key is
        "image.0.bias" or "body.2.bias" or "body.5.bias" or "body.8.bias" or
        "image.1.running_mean" or "body.3.running_mean" or "body.6.running_mean" or "body.9.running_mean";

    private static (GanSystem System, GanOptions Options) Create(string name)
    {
        GanOptions options = name switch
        {
            "dcgan" => new DcganOptions { BaseChannels = 8 },
            "acgan" => new AcGanOptions { EmbeddingSize = 5, GeneratorChannels = 24, DiscriminatorChannels = 8, Dropout = 0 },
            _ => AcGanOptions.Compact(),
        };
        if (options is AcGanOptions { Architecture: GanArchitecture.Compact } compact)
            (compact.GeneratorChannels, compact.DiscriminatorChannels, compact.Dropout) = (24, 8, 0);
        ((LatentGanOptions)options).LatentSize = Latent;
        options.BatchSize = WaveSource.BatchSize;
        options.Epochs = 1;
        options.Seed = Seed;
        options.GeneratorLearningRate = options.DiscriminatorLearningRate = 1e-3;
        options.AverageDecay = 0.99;
        options.Schedule = LearningRateSchedule.Constant;
        GanSystem system = options is DcganOptions dcgan ? new ConvolutionalSystem(dcgan, s_image) : new AcGanSystem((AcGanOptions)options, s_image, Classes);
        return (system, options);
    }
}
