using MLNetGan.Networks;
using MLNetGan.Systems.Pix2Pix;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class Pix2PixTrainingStepTests
{
    private const int Batch = 2;

    [TestMethod]
    [DataRow("pix2pix", TranslationNormalization.Instance, AdversarialLoss.NonSaturating, 1)]
    [DataRow("pix2pix", TranslationNormalization.Instance, AdversarialLoss.NonSaturating, 10)]
    [DataRow("pix2pix_batch", TranslationNormalization.Batch, AdversarialLoss.LeastSquares, 1)]
    [DataRow("pix2pix_batch", TranslationNormalization.Batch, AdversarialLoss.LeastSquares, 10)]
    [DataRow("pix2pix_batch", TranslationNormalization.BatchStatistics, AdversarialLoss.LeastSquares, 10)]
    public void Training_Equals_PyTorch_In_All_Three_Terms_And_Both_Networks(string golden, TranslationNormalization normalization, AdversarialLoss loss, int steps)
    {
        using DisposeScope scope = NewDisposeScope();
        var log = new ProgressLog();
        var options = new Pix2PixOptions
        {
            GeneratorChannels = 4,
            GeneratorMaximumChannels = 32,
            DiscriminatorChannels = 4,
            Dropout = 0,
            BatchSize = Batch,
            Epochs = 1,
            GeneratorLearningRate = 1e-3,
            DiscriminatorLearningRate = 1e-3,
            Normalization = normalization,
            AdversarialLoss = loss,
            Progress = log,
        };
        using var system = new Pix2PixSystem(options, new Shape(3, 32, 32), new Shape(1, 32, 32));
        using var trainer = new Trainer(system, options, new WavePairs(steps), CPU, []);
        Golden.SetWeights(system["generator"].Network);
        Golden.SetWeights(system["discriminator"].Network);
        trainer.Run();

        Dictionary<string, Tensor> expected = Golden.Read(golden);
        double tolerance = steps == 1 ? 1e-4 : 1e-3;
        IReadOnlyDictionary<string, double> terms = log.Reports[^1].LossTerms;
        float[] actual = [.. new[] { "discriminator_adversarial", "generator_adversarial", "generator_l1" }.Select(name => (float)terms[name])];
        Golden.AreClose(expected[$"{steps}.terms"], tensor(actual), tolerance, "terms");
        foreach ((string prefix, Network network) in new[] { ("generator", system["generator"].Network), ("discriminator", system["discriminator"].Network) })
        {
            Dictionary<string, Tensor> state = network.state_dict();
            Assert.IsGreaterThan(10, state.Count);
            foreach ((string key, Tensor value) in state)
                Golden.AreClose(expected[$"{steps}.{prefix}.{key}"], value, tolerance, $"{prefix}.{key}");
        }
    }

    private sealed class WavePairs(int batches) : IBatchSource
    {
        public BatchFormat Format { get; } = BatchFormat.OfPairs(new Shape(3, 32, 32), new Shape(1, 32, 32));

        public long? ImageCount => batches * Batch;

        public IBatchReader Open(long order) => new Reader(batches);

        private sealed class Reader(int batches) : IBatchReader
        {
            private int _batch;

            public void Fill(HostBatch batch)
            {
                batch.Count = _batch == batches ? 0 : Batch;
                float[] inputs = batch.Pixels(BatchSlot.Input).Values, targets = batch.Pixels(BatchSlot.Target).Values;
                Golden.Wave(inputs.Length, _batch + 0.5, 1.0, 0.13).CopyTo(inputs, 0);
                Golden.Wave(targets.Length, _batch, 1.0, 0.11).CopyTo(targets, 0);
                _batch += batch.Count / Batch;
            }

            public void Skip(long images) => _batch += (int)images / Batch;

            public void Dispose()
            {
            }
        }
    }
}
