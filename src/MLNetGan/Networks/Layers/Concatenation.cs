using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Joins values along the first dimension of a sample: channels of images, features of vectors.</summary>
internal sealed class Concatenation() : Layer("Concatenation")
{
    public static Concatenation Instance { get; } = new();

    public override OutputMemory Outputs => OutputMemory.Free;

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => [cat(inputs.ToArray(), 1)];

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        long[] dimensions = inputs[0].Dimensions.ToArray();
        foreach (Shape other in inputs[1..])
        {
            if (!other.Dimensions[1..].SequenceEqual(dimensions.AsSpan(1)))
                throw new ArgumentException($"Cannot concatenate {inputs[0]} and {other}: all but the first dimension must be equal.");
            dimensions[0] += other[0];
        }
        return [new Shape(dimensions)];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs) =>
        [graph.Node("Concat", inputs, ("axis", 1L))];
}
