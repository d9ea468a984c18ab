using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Doubles height and width by the nearest neighbour: every value becomes a square of four.</summary>
internal sealed class Upsampling() : UnaryLayer("Upsampling")
{
    public static Upsampling Instance { get; } = new();

    public override Tensor Forward(Tensor input)
    {
        long[] shape = input.shape;
        return input.reshape(shape[0], shape[1], shape[2], 1, shape[3], 1)
            .expand(-1, -1, -1, 2, -1, 2)
            .reshape(shape[0], shape[1], 2 * shape[2], 2 * shape[3]);
    }

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return new Shape(channels, 2 * height, 2 * width);
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => ToOnnxNodes(graph, input);

    public static OnnxValue ToOnnxNodes(OnnxGraph graph, OnnxValue input) => graph.Node("Resize",
        [input, OnnxValue.None, graph.Constant<float>(OnnxType.Float, [1, 1, 2, 2], [4])],
        ("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor"));
}
