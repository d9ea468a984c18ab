using MLNetGan.Onnx;

namespace MLNetGan.Networks;

/// <summary>Writes a network into an ONNX graph.</summary>
internal sealed class OnnxPass(OnnxGraph graph) : IPass<OnnxValue>
{
    public OnnxValue[] Apply(Layer layer, params ReadOnlySpan<OnnxValue> inputs) => layer.ToOnnx(graph, inputs);
}
