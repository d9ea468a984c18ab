using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Gives a sample's values other dimensions.</summary>
/// <param name="output">The dimensions.</param>
/// <param name="isChannelsLast">Whether images are to lie in memory with their channels last, see <see cref="ChannelsLast"/>.</param>
internal sealed class Reshape(Shape output, bool isChannelsLast = false) : UnaryLayer("Reshape")
{
    private readonly long[] _dimensions = [-1, .. output.Dimensions];

    public override OutputMemory Outputs => OutputMemory.Shared;

    public override Tensor Forward(Tensor input) =>
        isChannelsLast ? ChannelsLast.Of(input.reshape(_dimensions)) : input.reshape(_dimensions);

    public override Shape OutputShape(Shape input) => input.Count == output.Count
        ? output
        : throw new ArgumentException($"Cannot reshape {input} to {output}: {input.Count} and {output.Count} values.");

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) =>
        graph.Node("Reshape", [input, graph.Constant(_dimensions)]);
}
