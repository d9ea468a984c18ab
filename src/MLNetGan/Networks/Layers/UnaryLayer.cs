using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A map from one value to one other, as most layers are.</summary>
internal abstract class UnaryLayer(string name) : Layer(name)
{
    public abstract Tensor Forward(Tensor input);

    /// <summary>The same where the input may be overwritten.</summary>
    public virtual Tensor ForwardInPlace(Tensor input) => Forward(input);

    public abstract Shape OutputShape(Shape input);

    public abstract OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input);

    public sealed override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => [Forward(Only(inputs))];

    public sealed override Tensor[] ForwardInPlace(ReadOnlySpan<Tensor> inputs) => [ForwardInPlace(Only(inputs))];

    public sealed override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) => [OutputShape(Only(inputs))];

    public sealed override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs) => [ToOnnx(graph, Only(inputs))];

    private T Only<T>(ReadOnlySpan<T> inputs) => inputs.Length == 1
        ? inputs[0]
        : throw new ArgumentException($"{GetName()} takes one value, got {inputs.Length}.");
}
