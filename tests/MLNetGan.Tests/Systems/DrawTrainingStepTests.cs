using MLNetGan.Networks;
using MLNetGan.Systems.Draw;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class DrawTrainingStepTests
{
    private static readonly Shape s_image = new(2, 8, 10);
    // What gates take of the image itself, where they take all of it.
    private const int Pixels = 2 * 8 * 10;

    // Parameters in the order of PyTorch's, whose k-th starts as a wave of phase k.
    private static readonly (string Player, string[] Names)[] s_parameters =
    [
        ("encoder", ["state", "window.weight", "window.bias", "cell.weight", "cell.bias", "latent.weight", "latent.bias"]),
        ("decoder", ["state", "canvas", "cell.weight", "cell.bias", "patch.weight", "patch.bias", "window.weight", "window.bias"]),
    ];

    [TestMethod]
    [DataRow("draw", false, 1)]
    [DataRow("draw", false, 3)]
    [DataRow("draw_attention", true, 1)]
    [DataRow("draw_attention", true, 3)]
    public void Training_Equals_PyTorch_In_Both_Terms_And_Both_Networks(string golden, bool attention, int steps)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read(golden);
        var log = new ProgressLog();
        DrawOptions options = Options(attention);
        options.Progress = log;
        using var system = new DrawSystem(options, s_image);
        using (var trainer = new Trainer(system, options, new WaveSource(steps, image: s_image), CPU, []))
        {
            SetWeights(system, expected);
            trainer.Run();
        }

        double tolerance = steps == 1 ? 1e-4 : 1e-3;
        IReadOnlyDictionary<string, double> terms = log.Reports[^1].LossTerms;
        Golden.AreClose(expected["terms"].narrow(0, 0, steps).mean([0]), tensor([(float)terms["bound_reconstruction"], (float)terms["bound_kl"]]), tolerance, "terms");
        foreach ((string name, Tensor value) in Weights(system))
            Golden.AreClose(expected[$"{steps}.{name}"], value, tolerance, name);
        Assert.HasCount(attention ? 15 : 11, Weights(system));
    }

    [TestMethod]
    [DataRow("draw", false)]
    [DataRow("draw_attention", true)]
    public void Canvases_And_Divergences_Of_Each_Step_Equal_PyTorch(string golden, bool attention)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Dictionary<string, Tensor> expected = Golden.Read(golden);
        DrawOptions options = Options(attention);
        using var system = new DrawSystem(options, s_image);
        SetWeights(system, expected);
        var decoder = (DrawDecoder)system["generator"].Network;
        Network encoder = system["encoder"].Network;
        Tensor image = Golden.Wave([WaveSource.BatchSize, .. s_image.Dimensions], 0, 1.0, 0.11);
        Tensor[] encoded = encoder.Forward(image, new StepNoise(RunSeeds.Noise(options), 0, CPU).Normal(WaveSource.BatchSize, options.LatentSize));

        Golden.AreClose(expected["divergences"], encoded[encoder.OutputIndex("Divergence")].mean([0]), 1e-5, "divergences");
        Golden.AreClose(expected["terms"][0].sum(), encoded[encoder.OutputIndex("Bound")].mean(), 1e-5, "bound");
        Tensor latents = encoded[encoder.OutputIndex("Latent")];
        DrawState<Tensor> state = decoder.Start(TensorPass.Instance, latents);
        foreach ((int step, Tensor values) in latents.chunk(options.Steps, 1).Index())
        {
            state = decoder.Step(TensorPass.Instance, state, values);
            Golden.AreClose(expected["canvases"][step], state.Canvas, 1e-5, $"canvas {step}");
        }
        Golden.AreClose(state.Canvas.sigmoid() * 2 - 1, decoder.Forward(latents)[0], 1e-6, "image");
    }

    private static DrawOptions Options(bool attention) => new()
    {
        Steps = 3,
        LatentsPerStep = 4,
        Units = 8,
        Attention = attention,
        ReadSize = 3,
        WriteSize = 2,
        BatchSize = WaveSource.BatchSize,
        Epochs = 1,
        Seed = 5,
    };

    private static void SetWeights(DrawSystem system, Dictionary<string, Tensor> golden)
    {
        using IDisposable noGrad = no_grad();
        foreach ((string player, string[] names) in s_parameters)
        {
            Dictionary<string, Tensor> state = State(system, player);
            foreach ((int k, string name) in names.Where(name => golden.ContainsKey($"1.{player}.{name}")).Index())
            {
                long[] shape = golden[$"1.{player}.{name}"].shape;
                Tensor wave = Golden.Wave(shape, k, shape.Length > 1 ? 0.5 : 0.08);
                if (name == "cell.weight" && state.TryGetValue("image.weight", out Tensor? image))
                {
                    image.copy_(wave.narrow(1, 0, Pixels));
                    wave = wave.narrow(1, Pixels, shape[1] - Pixels);
                }
                state[name].copy_(wave);
            }
        }
    }

    // Under PyTorch's names, which has one weight for all that the encoder's gates take.
    private static Dictionary<string, Tensor> Weights(DrawSystem system)
    {
        Dictionary<string, Tensor> all = [];
        foreach ((string player, _) in s_parameters)
        {
            Dictionary<string, Tensor> state = State(system, player);
            if (state.Remove("image.weight", out Tensor? image))
                state["cell.weight"] = cat([image, state["cell.weight"]], 1);
            foreach ((string name, Tensor value) in state)
                all[$"{player}.{name}"] = value;
        }
        return all;
    }

    private static Dictionary<string, Tensor> State(DrawSystem system, string player) =>
        system[player == "decoder" ? "generator" : player].Network.state_dict().ToDictionary(
            value => value.Key.Replace(".value", "", StringComparison.Ordinal).Replace(".numbers", "", StringComparison.Ordinal), value => value.Value);
}
