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

    // Of each parameter, as vectors: its weights and what is known of earlier gradients; and the number of its steps.
    private readonly Tensor[] _parts, _stepsOfParts;
    private readonly Tensor[][] _memoryOfParts;

    /// <param name="weights">The weights.</param>
    /// <param name="memory">The names of what is known of earlier gradients, a value a weight.</param>
    protected WeightOptimizer(FlatWeights weights, params string[] memory)
    {
        _weights = weights;
        _memory = Array.ConvertAll(memory, name => (name, weights.NewZeros()));
        _steps = zeros(weights.Parameters.Count, device: weights.Values.device).DetachFromDisposeScope();
        _parts = weights.Parts(weights.Values);
        _memoryOfParts = Array.ConvertAll(_memory, values => weights.Parts(values.Value));
        _stepsOfParts = [.. Enumerable.Range(0, weights.Parameters.Count).Select(i => _steps.select(0, i).DetachFromDisposeScope())];
    }

    /// <summary>Takes one step.</summary>
    public void Step(double rate)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor?[] gradients = [.. _weights.Parameters.Select(parameter => parameter.grad?.flatten())];
        bool isAll = gradients.All(gradient => gradient is not null);
        Tensor[] steps = Chosen(_stepsOfParts);
        if (steps.Length == 0)
            return;
        foreach (Tensor taken in isAll ? [_steps] : steps)
            taken.add_(Arithmetic.One, Arithmetic.One);
        Update([Chosen(_parts), [.. gradients.OfType<Tensor>()], steps, .. _memoryOfParts.Select(Chosen)], rate);

        Tensor[] Chosen(Tensor[] all) => isAll ? all : [.. all.Where((_, i) => gradients[i] is not null)];
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
        foreach (Tensor tensor in (IEnumerable<Tensor>)
            [_steps, .. _stepsOfParts, .. _parts, .. _memoryOfParts.SelectMany(parts => parts), .. _memory.Select(values => values.Value)])
            tensor.Dispose();
    }

    /// <summary>Changes weights.</summary>
    /// <param name="tensors">
    /// Of each parameter that has a gradient, as vectors: the weights, the gradients, how many steps were taken with this one, and what
    /// is known of earlier gradients, by their names' order.
    /// </param>
    /// <param name="rate">The learning rate.</param>
    protected abstract void Update(IEnumerable<Tensor[]> tensors, double rate);
}
