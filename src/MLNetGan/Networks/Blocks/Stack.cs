using System.Globalization;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Layers one after the other, each of which alone reads what the one before gives.</summary>
internal sealed class Stack : Block
{
    private readonly Layer[] _layers;

    public Stack(params Layer[] layers) : base("Stack")
    {
        _layers = layers;
        for (int i = 0; i < layers.Length; i++)
            register_module(i.ToString(CultureInfo.InvariantCulture), layers[i]);
    }

    public override OutputMemory Outputs =>
        _layers.LastOrDefault(layer => layer.Outputs != OutputMemory.Shared)?.Outputs ?? OutputMemory.Shared;

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => TensorPass.Chain(_layers, inputs, OutputMemory.Kept);

    public override Tensor[] ForwardInPlace(ReadOnlySpan<Tensor> inputs) => TensorPass.Chain(_layers, inputs, OutputMemory.Free);

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T[] values = inputs.ToArray();
        foreach (Layer layer in _layers)
            values = pass.Apply(layer, values);
        return values;
    }
}
