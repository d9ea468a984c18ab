using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Zeroes values with a probability in training and scales the rest up; the identity after training.</summary>
internal sealed class Dropout(double probability) : Layer($"Dropout {probability}")
{
    private readonly double _probability = probability;

    public override Tensor forward(Tensor input) => nn.functional.dropout(input, _probability, training);

    public override Shape OutputShape(Shape input) => input;

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => input;
}
