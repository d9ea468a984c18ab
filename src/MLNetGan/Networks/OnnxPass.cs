using MLNetGan.Onnx;

namespace MLNetGan.Networks;

/// <summary>Writes a network into an ONNX graph.</summary>
internal sealed class OnnxPass(OnnxGraph graph) : IPass<OnnxValue>
{
    public OnnxValue Apply(Layer layer, OnnxValue input) => layer.ToOnnx(graph, input);

    public OnnxValue Apply(Merge merge, params ReadOnlySpan<OnnxValue> inputs) => merge.ToOnnx(graph, inputs);
}
