using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A layer made of layers: its wiring, written once, gives all three meanings.</summary>
internal abstract class Block(string name) : Layer(name)
{
    public abstract T Wire<T>(IPass<T> pass, T input);

    public sealed override Tensor forward(Tensor input) => Wire(TensorPass.Instance, input);

    public sealed override Shape OutputShape(Shape input) => Wire(new ShapePass(), input);

    public sealed override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => Wire(new OnnxPass(graph), input);
}
