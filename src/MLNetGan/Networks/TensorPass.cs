using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Runs a network on a batch.</summary>
internal sealed class TensorPass : IPass<Tensor>
{
    public static TensorPass Instance { get; } = new();

    public Tensor Apply(Layer layer, Tensor input) => layer.forward(input);

    public Tensor Apply(Merge merge, params ReadOnlySpan<Tensor> inputs) => merge.Forward(inputs);
}
