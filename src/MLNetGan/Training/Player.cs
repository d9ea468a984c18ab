using MLNetGan.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>One side of the game: a network, and the optimizer that lowers its loss.</summary>
internal sealed class Player : IDisposable
{
    private readonly Network _network;
    private readonly Parameter[] _parameters;
    private readonly AdamStep? _adamStep;
    private readonly double _startRate;
    private double _rate;

    /// <summary>Makes the optimizer of a network, which must be on its device already.</summary>
    public Player(Network network, GanOptions options, double rate)
    {
        _network = network;
        _parameters = network.parameters().ToArray();
        _startRate = _rate = rate;
        Optimizer = options.Optimizer switch
        {
            GanOptimizer.RmsProp => optim.RMSProp(_parameters, rate),
            _ => optim.Adam(_parameters, rate, options.Beta1, options.Beta2),
        };
        if (Optimizer is Adam adam && _parameters[0].device_type == DeviceType.CPU)
            _adamStep = new AdamStep(adam, _parameters, options.Beta1, options.Beta2);
    }

    /// <summary>The optimizer; its state is open to reading and writing.</summary>
    public OptimizerHelper Optimizer { get; }

    /// <summary>Takes one step against the gradient of a loss.</summary>
    public void Descend(Tensor loss)
    {
        // Null rather than zero: layers that are not in use then stay as they are, and first gradients need not be added.
        _network.zero_grad();
        loss.backward();
        if (_adamStep is not null)
            _adamStep.Run(_rate);
        else
            Optimizer.step();
    }

    /// <summary>Whether gradients of the network's weights are computed at all; where another side learns they need not be.</summary>
    public void SetTrainable(bool isTrainable)
    {
        foreach (Parameter parameter in _parameters)
            parameter.requires_grad = isTrainable;
    }

    /// <summary>Makes the optimizer forget the gradients of earlier steps.</summary>
    public void Reset() => OptimizerTensors.Reset(Optimizer);

    /// <summary>Sets the learning rate to a share of what it is at the start.</summary>
    public void SetRate(double factor)
    {
        _rate = _startRate * factor;
        foreach (optim.ILearningRateController group in Optimizer.ParamGroups)
            group.LearningRate = _rate;
    }

    public void Dispose() => Optimizer.Dispose();
}
