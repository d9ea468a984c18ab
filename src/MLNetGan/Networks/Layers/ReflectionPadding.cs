using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Enlarges images by reflecting them at their edges, without repeating the edge itself.</summary>
/// <param name="padding">Pixels on each side.</param>
internal sealed class ReflectionPadding(long padding) : UnaryLayer($"Reflection padding {padding}")
{
    public override OutputMemory Outputs => OutputMemory.Free;

    public override Tensor Forward(Tensor input) => nn.functional.pad(input, [padding, padding, padding, padding], PaddingModes.Reflect);

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return Math.Min(height, width) > padding
            ? new Shape(channels, height + 2 * padding, width + 2 * padding)
            : throw new ArgumentException($"{GetName()} expects images of at least {padding + 1} pixels a side, got {input}.");
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) =>
        graph.Node("Pad", [input, graph.Constant(0L, 0, padding, padding, 0, 0, padding, padding)], ("mode", "reflect"));
}
