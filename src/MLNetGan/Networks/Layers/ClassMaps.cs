using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Makes of class numbers, which are pixel values, a channel a class of zeros and ones. Numbers are rounded; of one that is no class all
/// channels are zero.
/// </summary>
/// <param name="classes">How many classes there are, from number 0.</param>
/// <param name="lowest">The number that -1 stands for.</param>
/// <param name="highest">The number that 1 stands for.</param>
internal sealed class ClassMaps(int classes, double lowest, double highest) : UnaryLayer("Class maps")
{
    private readonly double _factor = (highest - lowest) / 2, _offset = (highest + lowest) / 2;

    public override Tensor Forward(Tensor input) =>
        input.Times(_factor).Plus(_offset).round().eq(Numbers(input.device)).to(ScalarType.Float32);

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return channels == 1
            ? new Shape(classes, height, width)
            : throw new ArgumentException($"{GetName()} expects one channel of class numbers, got {input}.");
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        OnnxValue scaled = graph.Node("Add", [graph.Node("Mul", [input, graph.Constant((float)_factor)]), graph.Constant((float)_offset)]);
        OnnxValue isClass = graph.Node("Equal", [graph.Node("Round", scaled), graph.Constant(Numbers(CPU))]);
        return graph.Node("Cast", isClass, ("to", (long)OnnxType.Float));
    }

    private Tensor Numbers(Device device)
    {
        using Scalar first = 0, end = classes;
        return arange(first, end, Arithmetic.One, ScalarType.Float32, device).view(1, -1, 1, 1);
    }
}
