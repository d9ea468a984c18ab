using Microsoft.ML;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan;

/// <summary>A trained generator without labels.</summary>
public sealed class GeneratorTransformer : ImageGeneratorTransformer
{
    internal GeneratorTransformer(TrainedGan trained) : base(trained)
    {
    }

    /// <summary>Images of new seeds.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Another number gives other seeds, hence other images.</param>
    /// <returns>The seed and image columns. Images are generated when they are read; every reading gives the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public IDataView Generate(int count, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Transform(new SeedDataView(count, seed, Model.SeedColumnName));
    }
}
