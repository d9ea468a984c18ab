using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A layer made of layers: its wiring, written once, gives all three meanings.</summary>
internal abstract class Block(string name) : Layer(name)
{
    /// <summary>The wiring: which layer takes what. A layer that is applied several times has the same weights each time.</summary>
    public abstract T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs);

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => Wire(TensorPass.Instance, inputs);

    public sealed override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) => Wire(new ShapePass(), inputs);

    public sealed override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs) => Wire(new OnnxPass(graph), inputs);
}
