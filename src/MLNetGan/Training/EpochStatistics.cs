using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Means of beliefs, losses and diversities over the steps of an epoch; a player that steps less often is averaged over its own steps.</summary>
internal sealed class EpochStatistics(Device device) : IDisposable
{
    private const int BeliefsAndLoss = 3;

    private readonly RunningSums _discriminator = new("discriminator", device), _generator = new("generator", device), _diversity = new("diversity", device);

    /// <summary>The names of the losses' terms, the discriminator's first.</summary>
    public string[] Terms => [.. _discriminator.Terms, .. _generator.Terms];

    /// <summary>Whether the discriminator has taken a step since the last reset; it does with every batch.</summary>
    public bool HasSteps => _discriminator.Count > 0;

    /// <summary>Whether the generator has taken a step, too.</summary>
    public bool HasGeneratorSteps => _generator.Count > 0;

    public void Add(DiscriminatorLoss judged, Tensor loss, BatchDiversity? diversity)
    {
        _discriminator.Add([judged.RealBelief, judged.FakeBelief, loss, .. judged.Loss.Terms.Select(t => t.Value)], judged.Loss);
        if (diversity is not null)
            _diversity.Add([diversity.Real, diversity.Fake]);
    }

    public void Add(LossTerms terms, Tensor loss) => _generator.Add([loss, .. terms.Terms.Select(t => t.Value)], terms);

    public EpochMeans Means()
    {
        double[] discriminator = _discriminator.Means(BeliefsAndLoss), generator = _generator.Means(1);
        return new EpochMeans(discriminator[0], discriminator[1], discriminator[2], generator[0],
            [.. _discriminator.Terms.Zip(discriminator.Skip(BeliefsAndLoss)), .. _generator.Terms.Zip(generator.Skip(1))],
            _diversity.Count > 0 ? _diversity.Means(2) : null);
    }

    public void Reset()
    {
        _discriminator.Reset();
        _generator.Reset();
        _diversity.Reset();
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() => [.. _discriminator.Tensors(), .. _generator.Tensors(), .. _diversity.Tensors()];

    public void Restore(Dictionary<string, Tensor> saved, string[] terms)
    {
        _discriminator.Restore(saved, terms);
        _generator.Restore(saved, terms);
        _diversity.Restore(saved, []);
    }

    public void Dispose()
    {
        _discriminator.Dispose();
        _generator.Dispose();
        _diversity.Dispose();
    }
}

/// <summary>Means since the epoch began; the generator's are not numbers before its first step. Diversity is that of real and of generated images.</summary>
internal sealed record EpochMeans(
    double RealBelief, double FakeBelief, double DiscriminatorLoss, double GeneratorLoss, IReadOnlyList<(string Name, double Value)> Terms, double[]? Diversity);
