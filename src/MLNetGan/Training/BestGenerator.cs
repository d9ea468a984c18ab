using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Keeps the weights with which a generator did best on held-out data.</summary>
internal sealed class BestGenerator(Network generator) : IDisposable
{
    private readonly Tensor[] _current = [.. generator.state_dict().Values];
    private Tensor[]? _best;

    /// <summary>The best measure so far; lower is better.</summary>
    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>Keeps the present weights if the measure is the best.</summary>
    public void Offer(double loss)
    {
        if (!(loss < Loss))
            return;
        Loss = loss;
        using IDisposable noGrad = no_grad();
        Dispose();
        _best = Array.ConvertAll(_current, value => value.detach().clone().DetachFromDisposeScope());
    }

    /// <summary>Puts the best weights into the generator; without any it stays as it is.</summary>
    public void Restore()
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((Tensor current, Tensor best) in _current.Zip(_best ?? []))
            current.copy_(best);
    }

    public void Dispose()
    {
        foreach (Tensor value in _best ?? [])
            value.Dispose();
        _best = null;
    }
}
