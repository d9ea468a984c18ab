using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A map from values to values, any number of each, that owns its three meanings: forward on batches of tensors, the outputs'
/// shapes, and the ONNX nodes it stands for.
/// </summary>
internal abstract class Layer(string name) : nn.Module(name)
{
    /// <summary>The standard deviation of the normal distribution that initial weights are drawn from.</summary>
    public virtual double InitialDeviation => 0.02;

    /// <summary>What the bias starts from; null for zeros.</summary>
    public virtual IReadOnlyList<float>? InitialBias => null;

    /// <summary>Whether the layer after this one may overwrite its outputs.</summary>
    public virtual OutputMemory Outputs => OutputMemory.Kept;

    public abstract Tensor[] Forward(params ReadOnlySpan<Tensor> inputs);

    /// <summary>The same where nobody reads the inputs any more, nor does a gradient: they may be overwritten.</summary>
    public virtual Tensor[] ForwardInPlace(ReadOnlySpan<Tensor> inputs) => Forward(inputs);

    /// <summary>The shapes of one sample's outputs; throws <see cref="ArgumentException"/> for inputs it cannot take.</summary>
    public abstract Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs);

    /// <summary>Adds the nodes that compute this layer in inference mode.</summary>
    public abstract OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs);

    /// <summary>Makes a parameter that lives as long as the layer, even when a dispose scope is open around it.</summary>
    protected static Parameter Learned(Tensor initial) => nn.Parameter(initial.DetachFromDisposeScope());
}
