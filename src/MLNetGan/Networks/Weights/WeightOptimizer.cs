using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Changes a player's weights by their gradients, all parameters in a few operations. Weights without a gradient, of layers that are
/// not in use, stay as they are, and so does what is known of them.
/// </summary>
internal abstract class WeightOptimizer : IDisposable
{
    private readonly FlatWeights _weights;
    private readonly (string Name, Tensor Value)[] _memory;
    private readonly Tensor _steps;
    private readonly WeightState[] _states;

    /// <param name="weights">The weights.</param>
    /// <param name="memory">The names of what is known of earlier gradients, a value a weight.</param>
    protected WeightOptimizer(FlatWeights weights, params string[] memory)
    {
        _weights = weights;
        _memory = Array.ConvertAll(memory, name => (name, weights.NewZeros()));
        int count = weights.Parameters.Count;
        _steps = zeros(count, device: weights.Values.device).DetachFromDisposeScope();
        _states = [.. Enumerable.Range(0, count).Select(i => new WeightState(
            weights.Part(weights.Values, i), Array.ConvertAll(_memory, values => weights.Part(values.Value, i)),
            _steps.select(0, i).DetachFromDisposeScope()))];
    }

    /// <summary>Takes one step.</summary>
    public void Step(double rate)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        List<WeightState> states = [];
        List<Tensor> gradients = [];
        for (int i = 0; i < _states.Length; i++)
        {
            if (_weights.Parameters[i].grad is not { } gradient)
                continue;
            states.Add(_states[i]);
            gradients.Add(gradient.flatten());
        }
        if (states.Count > 0)
            Update(states, [.. gradients], rate);
    }

    /// <summary>Forgets all gradients.</summary>
    public void Reset()
    {
        foreach (Tensor value in (IEnumerable<Tensor>)[_steps, .. _memory.Select(values => values.Value)])
            value.zero_().Dispose();
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() => _memory.Append(("steps", _steps.to(ScalarType.Int64)));

    /// <summary>Takes the state from what <see cref="Tensors"/> gave.</summary>
    public void Restore(Func<string, Tensor, Tensor> saved)
    {
        using IDisposable noGrad = no_grad();
        foreach ((string name, Tensor value) in _memory)
            value.copy_(saved(name, value));
        _steps.copy_(saved("steps", _steps.to(ScalarType.Int64)));
    }

    public void Dispose()
    {
        foreach ((_, Tensor value) in _memory)
            value.Dispose();
        foreach (WeightState state in _states)
            state.Dispose();
        _steps.Dispose();
    }

    /// <summary>Changes weights.</summary>
    /// <param name="states">The parameters that have a gradient.</param>
    /// <param name="gradients">Their gradients, as vectors.</param>
    /// <param name="rate">The learning rate.</param>
    protected abstract void Update(IReadOnlyList<WeightState> states, Tensor[] gradients, double rate);
}
