using MLNetGan.Networks;
using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// Tells of each pixel which region it is in, by two int64 maps: its class, and the number of its object among those of the class. Pixels
/// of no class have the number after the last one; without classes all are of class 0, without instances an object is a class.
/// </summary>
/// <param name="classes">How many classes the first input has, from number 0; null where it has no class numbers.</param>
internal sealed class Regions(int? classes) : Layer("Regions")
{
    /// <summary>How many numbers objects of a class can have: those of 8 bits.</summary>
    public const int Numbers = 256;

    private const float Half = 127.5f;

    /// <summary>How many classes there are, with that of pixels of no class.</summary>
    public int Classes => classes + 1 ?? 1;

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        Tensor numbers = ToNumbers(inputs[^1], Numbers - 1);
        return [classes is { } none ? ToNumbers(inputs[0], none) : zeros_like(numbers), numbers];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        (long channels, long height, long width) = inputs[^1].AsImage(GetName());
        var map = new Shape(1, height, width);
        return channels == 1 ? [map, map] : throw new ArgumentException($"{GetName()} expects one channel of numbers, got {inputs[^1]}.");
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue numbers = ToNumbers(graph, inputs[^1], Numbers - 1);
        return [classes is { } none ? ToNumbers(graph, inputs[0], none) : graph.Node("Mul", [numbers, graph.Constant(0L)]), numbers];
    }

    // Bounded after the cast, for then a value that is not a number is one, too.
    private static Tensor ToNumbers(Tensor image, int last)
    {
        using Scalar lowest = 0L, highest = (long)last;
        return image.Times(Half).Plus(Half).round().to(ScalarType.Int64).clamp(lowest, highest);
    }

    private static OnnxValue ToNumbers(OnnxGraph graph, OnnxValue image, int last)
    {
        OnnxValue scaled = graph.Node("Add", [graph.Node("Mul", [image, graph.Constant(Half)]), graph.Constant(Half)]);
        OnnxValue numbers = graph.Node("Cast", graph.Node("Round", scaled), ("to", (long)OnnxType.Int64));
        return graph.Node("Min", [graph.Node("Max", [numbers, graph.Constant(0L)]), graph.Constant((long)last)]);
    }
}
