using MLNetGan.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>One side of the game: a network, and the optimizer that lowers its loss.</summary>
internal sealed class Player : IDisposable
{
    private readonly Parameter[] _parameters;
    private readonly OptimizerHelper _optimizer;
    private readonly double _rate;

    public Player(Network network, GanOptions options, double rate)
    {
        _parameters = network.parameters().ToArray();
        _rate = rate;
        _optimizer = options.Optimizer switch
        {
            GanOptimizer.RmsProp => optim.RMSProp(_parameters, rate),
            _ => optim.Adam(_parameters, rate, options.Beta1, options.Beta2),
        };
    }

    /// <summary>The optimizer's state, open to reading and writing.</summary>
    public OptimizerHelper Optimizer => _optimizer;

    /// <summary>Takes one step against the gradient of a loss.</summary>
    public void Descend(Tensor loss)
    {
        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
    }

    /// <summary>Whether gradients of the network's weights are computed at all; where another side learns they need not be.</summary>
    public void SetTrainable(bool isTrainable)
    {
        foreach (Parameter parameter in _parameters)
            parameter.requires_grad = isTrainable;
    }

    /// <summary>Sets the learning rate to a share of what it is at the start.</summary>
    public void SetRate(double factor)
    {
        foreach (optim.ILearningRateController group in _optimizer.ParamGroups)
            group.LearningRate = _rate * factor;
    }

    public void Dispose() => _optimizer.Dispose();
}
