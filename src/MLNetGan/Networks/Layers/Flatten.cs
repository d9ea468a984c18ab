using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Makes a vector of a sample's values.</summary>
internal sealed class Flatten() : UnaryLayer("Flatten")
{
    public override OutputMemory Outputs => OutputMemory.Shared;

    public override Tensor Forward(Tensor input) => input.flatten(1);

    public override Shape OutputShape(Shape input) => new(input.Count);

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Node("Flatten", input, ("axis", 1L));
}
