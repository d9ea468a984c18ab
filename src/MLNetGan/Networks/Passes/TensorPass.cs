using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Runs a network on a batch. Within a stack it knows that a layer alone reads what the one before gives, and lets it overwrite
/// that where the layer before allows it; everything else is left as it is.
/// </summary>
internal sealed class TensorPass : IPass<Tensor>
{
    public static TensorPass Instance { get; } = new();

    public Tensor[] Apply(Layer layer, params ReadOnlySpan<Tensor> inputs) => Run(layer, inputs, OutputMemory.Kept);

    /// <summary>Runs layers one after the other.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="inputs">What the first one takes.</param>
    /// <param name="memory">What may become of that.</param>
    public static Tensor[] Chain(ReadOnlySpan<Layer> layers, ReadOnlySpan<Tensor> inputs, OutputMemory memory)
    {
        Tensor[] values = inputs.ToArray();
        foreach (Layer layer in layers)
        {
            values = Run(layer, values, memory);
            memory = layer.Outputs == OutputMemory.Shared ? memory : layer.Outputs;
        }
        return values;
    }

    // What a layer makes on its way goes at once, unless gradients need it: the next layer's values then lie in memory that
    // the processor still holds.
    private static Tensor[] Run(Layer layer, ReadOnlySpan<Tensor> inputs, OutputMemory memory)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] outputs = memory == OutputMemory.Free ? layer.ForwardInPlace(inputs) : layer.Forward(inputs);
        foreach (Tensor output in outputs)
            scope.MoveToOuter(output);
        return outputs;
    }
}
