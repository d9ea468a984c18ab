using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>How a player learns.</summary>
/// <param name="Rate">The learning rate at the start of a run.</param>
/// <param name="Optimizer">What is done with gradients.</param>
/// <param name="Beta1">Adam's decay of the first moment.</param>
/// <param name="Beta2">Adam's decay of the second moment.</param>
/// <param name="WeightDecay">The share of each weight that is added to its gradient.</param>
internal sealed record Learning(double Rate, OptimizerKind Optimizer, double Beta1, double Beta2, double WeightDecay)
{
    public static Learning Of(TrainingOptions options, double rate) =>
        new(rate, options.Optimizer, options.Beta1, options.Beta2, options.WeightDecay);

    /// <summary>Makes the optimizer of weights.</summary>
    public WeightOptimizer Of(FlatWeights weights) => Optimizer switch
    {
        OptimizerKind.RmsProp => new RmsPropOptimizer(weights, WeightDecay),
        _ => new AdamOptimizer(weights, Beta1, Beta2, WeightDecay),
    };
}
