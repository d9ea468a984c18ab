using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Changes a player's weights by their gradients. Weights without a gradient, of layers that are not in use, stay as they are.
/// </summary>
/// <param name="weights">The weights.</param>
/// <param name="decay">
/// The share of each weight that is added to its gradient, the gradient of a penalty for large weights; 0 for none.
/// </param>
internal abstract class WeightOptimizer(FlatWeights weights, double decay) : IDisposable
{
    private readonly long[] _steps = new long[weights.Parameters.Count];

    protected FlatWeights Weights => weights;

    protected double Decay => decay;

    /// <summary>What is known of earlier gradients, a value a weight, by name.</summary>
    protected abstract IReadOnlyList<(string Name, Tensor Value)> Memory { get; }

    /// <summary>Takes one step.</summary>
    public void Step(double rate)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor?[] gradients = [.. weights.Parameters.Select(parameter => parameter.grad)];
        // Neighbours that have taken as many steps take this one together: most often all.
        for (int first = 0, end; first < gradients.Length; first = end)
        {
            end = first + 1;
            if (gradients[first] is null)
                continue;
            while (end < gradients.Length && gradients[end] is not null && _steps[end] == _steps[first])
                end++;
            _steps.AsSpan(first, end - first).Fill(_steps[first] + 1);
            Update(first, gradients.AsSpan(first, end - first), _steps[first], rate);
        }
    }

    /// <summary>Forgets all gradients.</summary>
    public void Reset()
    {
        Array.Clear(_steps);
        foreach ((_, Tensor value) in Memory)
            value.zero_().Dispose();
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() => Memory.Append(("steps", tensor(_steps)));

    /// <summary>Takes the state from what <see cref="Tensors"/> gave.</summary>
    public void Restore(Func<string, Tensor, Tensor> saved)
    {
        using IDisposable noGrad = no_grad();
        foreach ((string name, Tensor value) in Memory)
            value.copy_(saved(name, value));
        saved("steps", tensor(_steps)).data<long>().ToArray().CopyTo(_steps, 0);
    }

    public virtual void Dispose()
    {
        foreach ((_, Tensor value) in Memory)
            value.Dispose();
    }

    /// <summary>The gradients of neighbouring parameters in one piece, with the decay of their weights.</summary>
    protected Tensor Join(ReadOnlySpan<Tensor?> gradients, int first)
    {
        Tensor gradient = weights.Join(gradients, first);
        if (decay == 0)
            return gradient;
        using Scalar share = decay;
        return gradient.add(weights.Part(weights.Values, first, first + gradients.Length), share);
    }

    /// <summary>Changes the weights of neighbouring parameters.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="step">The number of this step, from 1.</param>
    /// <param name="rate">The learning rate.</param>
    protected abstract void Update(int first, ReadOnlySpan<Tensor?> gradients, long step, double rate);
}
