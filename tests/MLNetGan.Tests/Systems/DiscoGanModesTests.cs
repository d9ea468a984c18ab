using MLNetGan.Networks;
using MLNetGan.Systems.DiscoGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

/// <summary>
/// The paper's toy (Kim 2017, section 3.1): points of the plane about five centres are to be translated to points about ten others on an
/// arc, and back. The losses, moves and loop are DiscoGAN's, only networks and data are others.
/// </summary>
[TestClass]
public sealed class DiscoGanModesTests
{
    private const int Seeds = 4, Batch = 100, Steps = 1500, Points = 1000, Width = 64;

    private static readonly PointMixture s_five = new(5, 0.7, 2 * Math.PI / 5, 0.1f), s_ten = new(10, 0.8, Math.PI / 9, 0.03f);

    [TestMethod]
    public void Modes_Are_Not_Lost()
    {
        List<string> all = [];
        int kept = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            (int[] ten, int[] five) = Train(seed);
            all.Add($"seed {seed}: {string.Join(", ", ten)}; {string.Join(", ", five)}");
            Assert.IsGreaterThan(Points / 50, five.Min(), all[^1]);
            kept += ten.Count(points => points > Points / 100);
        }
        // A tenth and a fifth of the points would be fair; a mode that is lost has none. One of ten may be: which seeds lose some is of
        // how a processor rounds. The paper's plain GAN loses several each time.
        Assert.IsGreaterThanOrEqualTo(Seeds * 9, kept, string.Join(Environment.NewLine, all));
    }

    private static (int[] Ten, int[] Five) Train(long seed)
    {
        // So few steps want larger ones, and no curriculum.
        var options = new DiscoGanOptions
        {
            BatchSize = Batch,
            Epochs = 1,
            Seed = seed,
            GeneratorLearningRate = 1e-3,
            DiscriminatorLearningRate = 1e-3,
            StartingSteps = 0,
        };
        DiscoDirection Way(string kind) => new(options, kind, () => new PointGenerator(), () => new PointJudge());
        using DisposeScope scope = NewDisposeScope();
        using var system = new DiscoGanSystem(options, Way("target"), Way("input"));
        using var trainer = new Trainer(system, options, new PointSource(), CPU, []);
        trainer.Run();
        return (
            s_ten.CountMade(system.ToTargets.Delivered, s_five, Points, seed),
            s_five.CountMade(system.ToInputs.Delivered, s_ten, Points, seed));
    }

    private static Dense Linear(long inputs, long outputs) => new(inputs, outputs, initialDeviation: Math.Sqrt(2.0 / inputs));

    private sealed class PointGenerator : Network
    {
        private readonly Stack layers = new(
            Linear(2, Width), Activation.ReLU(), Linear(Width, Width), Activation.ReLU(), Linear(Width, 2));

        public PointGenerator() : base("Point generator", NetworkInput.Latent(2)) => RegisterComponents();

        public override IReadOnlyList<string> OutputNames { get; } = ["Point"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);
    }

    private sealed class PointJudge : Network
    {
        private readonly Stack[] _hidden =
            [.. new long[] { 2, Width, Width, Width }.Select(inputs => new Stack(Linear(inputs, Width), Activation.ReLU()))];


        private readonly Dense _validity = Linear(Width, 1);

        public PointJudge() : base("Point judge", NetworkInput.Latent(2))
        {
            for (int i = 0; i < _hidden.Length; i++)
                register_module($"hidden{i}", _hidden[i]);
            register_module("validity", _validity);
        }

        public override IReadOnlyList<string> OutputNames { get; } = ["Validity", "Features2", "Features3", "Features4"];

        public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
        {
            T features = inputs[0];
            List<T> all = [];
            foreach (Stack layer in _hidden)
                all.Add(features = pass.One(layer, features));
            return [pass.One(_validity, features), .. all.Skip(1)];
        }
    }

    private sealed class PointSource : IBatchSource
    {
        public BatchFormat Format { get; } = BatchFormat.OfPairs(new Shape(2), new Shape(2));

        public long? ImageCount => (long)Steps * Batch;

        public IBatchReader Open(long order) => new Reader(order);

        private sealed class Reader(long order) : IBatchReader
        {
            private int _step;

            public void Fill(HostBatch batch)
            {
                batch.Count = _step == Steps ? 0 : Batch;
                s_five.Fill(batch.Pixels(BatchSlot.Input).Values, CounterNoise.Combine(order, 2 * _step));
                s_ten.Fill(batch.Pixels(BatchSlot.Target).Values, CounterNoise.Combine(order, 2 * _step + 1));
                _step += batch.Count > 0 ? 1 : 0;
            }

            public void Skip(long images) => _step += (int)(images / Batch);

            public void Dispose()
            {
            }
        }
    }
}
