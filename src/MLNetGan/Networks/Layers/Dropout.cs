using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Zeroes values with a probability in training and scales the rest up; the identity after training, unless it stays on.</summary>
internal sealed class Dropout(double probability, bool staysOn = false) : UnaryLayer($"Dropout {probability}")
{
    private readonly double _probability = probability;

    /// <summary>Where masks come from; its network's, once that has begun a step.</summary>
    public DropoutMasks Masks { get; set; } = new();

    private bool IsOn => (training || staysOn) && _probability > 0;

    public override OutputMemory Outputs => OutputMemory.Shared;

    public override Tensor Forward(Tensor input) => IsOn ? input * Masks.Next(input.shape, _probability, input.device) : input.alias();

    public override Shape OutputShape(Shape input) => input;

    // ONNX Runtime takes the Dropout operator for the identity, whatever its training_mode says.
    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        if (!staysOn || _probability == 0)
            return input;
        OnnxValue isKept = graph.Node("GreaterOrEqual", [graph.Node("RandomUniformLike", input), graph.Constant((float)_probability)]);
        OnnxValue kept = graph.Node("Mul", [input, graph.Constant((float)(1 / (1 - _probability)))]);
        return graph.Node("Mul", [kept, graph.Node("Cast", isKept, ("to", (long)OnnxType.Float))]);
    }
}
