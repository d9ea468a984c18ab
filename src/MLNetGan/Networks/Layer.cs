using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A map from one value to another that owns its three meanings: forward on a batch of tensors, the output's shape,
/// and the ONNX nodes it stands for.
/// </summary>
internal abstract class Layer(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>The standard deviation of the normal distribution that initial weights are drawn from.</summary>
    public virtual double InitialDeviation => 0.02;

    /// <summary>The shape of one output sample; throws <see cref="ArgumentException"/> for an input it cannot take.</summary>
    public abstract Shape OutputShape(Shape input);

    /// <summary>Adds the nodes that compute this layer in inference mode.</summary>
    public abstract OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input);

    /// <summary>Makes a parameter that lives as long as the layer, even when a dispose scope is open around it.</summary>
    protected static Parameter Learned(Tensor initial) => nn.Parameter(initial.DetachFromDisposeScope());
}
