using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace MLNetGan.Cli.Runs;

/// <summary>The learners that <c>--learners</c> names, and the extractor that some of them need.</summary>
internal sealed class UpliftLearners : IDisposable
{
    public const string Convolutional = "convolutional", MaximumEntropy = "maxent", LightGbm = "lightgbm";

    private readonly ImageFeatureExtractor? _features;

    /// <param name="ml">Opens the extractor.</param>
    /// <param name="names">The learners.</param>
    /// <param name="steps">Steps of the convolutional network.</param>
    /// <param name="rows">Rows that the others learn.</param>
    /// <param name="side">The side to which the extractor gets images.</param>
    /// <exception cref="UserException">The extractor cannot be had.</exception>
    public UpliftLearners(MLContext ml, IReadOnlyList<string> names, int steps, int rows, int side)
    {
        if (names.Any(name => name != Convolutional))
            _features = ExtractorChoice.OpenResNet18(
                ml, side, $"The learner {names.First(name => name != Convolutional)}", otherwise: $"give --learners {Convolutional}");
        All = [.. names.Select(name => name switch
        {
            Convolutional => UpliftLearner.Convolutional(steps),
            MaximumEntropy => UpliftLearner.OnFeatures(name, _features!, NewMaximumEntropy, rows),
            _ => UpliftLearner.OnFeatures(name, _features!, NewLightGbm, rows),
        })];
    }

    public IReadOnlyList<UpliftLearner> All { get; }

    public void Dispose() => _features?.Dispose();

    private static IEstimator<ITransformer> NewMaximumEntropy(int seed) =>
        new MLContext(seed).MulticlassClassification.Trainers.LbfgsMaximumEntropy(optimizationTolerance: 1e-4f);

    // One thread, so that equal seeds give equal results.
    private static IEstimator<ITransformer> NewLightGbm(int seed) => new MLContext(seed).MulticlassClassification.Trainers.LightGbm(
        new LightGbmMulticlassTrainer.Options { NumberOfIterations = 50, NumberOfThreads = 1, Seed = seed });
}
