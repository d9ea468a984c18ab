using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// An image, where a mask of one channel is not above zero; where it is, another image. Each value of the result is one of theirs, bit
/// by bit.
/// </summary>
internal sealed class Masked : Layer
{
    private Masked(string name) : base(name)
    {
    }

    /// <summary>Takes image and mask: zero, the middle of the range, where the mask says so.</summary>
    public static Masked Blank { get; } = new("Blank masked");

    /// <summary>Takes image, mask and the other image.</summary>
    public static Masked Replace { get; } = new("Replace masked");

    public override OutputMemory Outputs => OutputMemory.Free;

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        using Scalar zero = 0f;
        Tensor isMasked = inputs[1].gt(zero);
        return [this == Blank ? inputs[0].masked_fill(isMasked, zero) : where(isMasked, inputs[2], inputs[0])];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        (_, long height, long width) = inputs[0].AsImage(GetName());
        if (!inputs[1].Equals(new Shape(1, height, width)))
            throw new ArgumentException($"{GetName()} expects a mask of (1, {height}, {width}), got {inputs[1]}.");
        if (this == Replace && !inputs[2].Equals(inputs[0]))
            throw new ArgumentException($"{GetName()} expects another image of {inputs[0]}, got {inputs[2]}.");
        return [inputs[0]];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue zero = graph.Constant(0f), isMasked = graph.Node("Greater", [inputs[1], zero]);
        return [graph.Node("Where", [isMasked, this == Blank ? zero : inputs[2], inputs[0]])];
    }
}
