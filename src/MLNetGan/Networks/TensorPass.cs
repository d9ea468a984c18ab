using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Runs a network on a batch.</summary>
internal sealed class TensorPass : IPass<Tensor>
{
    public static TensorPass Instance { get; } = new();

    // What a layer makes on its way goes at once, unless gradients need it: the next layer's values then lie in memory that
    // the processor still holds.
    public Tensor Apply(Layer layer, Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        return scope.MoveToOuter(layer.forward(input));
    }

    public Tensor Apply(Merge merge, params ReadOnlySpan<Tensor> inputs) => merge.Forward(inputs);
}
