using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// What a recurrent network starts from, the same for every sample: a learned value, which is zero before training, or zeros. It
/// takes any value of the batch.
/// </summary>
internal sealed class InitialValue : Layer
{
    private readonly Parameter? value;
    private readonly Shape _shape;

    public InitialValue(Shape shape, bool isLearned = true) : base("Initial value")
    {
        _shape = shape;
        value = isLearned ? Learned(zeros(shape.Dimensions)) : null;
        RegisterComponents();
    }

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        long[] shape = [inputs[0].shape[0], .. _shape.Dimensions];
        return [value is null ? zeros(shape, device: inputs[0].device) : value.expand(shape)];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) => [_shape];

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue batch = graph.Node("Shape", inputs[0], ("start", 0L), ("end", 1L));
        using Tensor one = value is null ? zeros(_shape.Dimensions) : value.alias();
        return [graph.Node("Expand",
            [graph.Constant(one), graph.Node("Concat", [batch, graph.Constant(_shape.Dimensions)], ("axis", 0L))])];
    }
}
