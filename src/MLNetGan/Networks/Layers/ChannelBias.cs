using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Adds a trained value to each channel.</summary>
internal sealed class ChannelBias : UnaryLayer
{
    private readonly Parameter bias;

    public ChannelBias(long channels) : base("Channel bias")
    {
        bias = Learned(zeros(channels));
        RegisterComponents();
    }

    public override OutputMemory Outputs => OutputMemory.Free;

    public override Tensor Forward(Tensor input) => input.Plus(bias.view(-1, 1, 1));

    public override Shape OutputShape(Shape input) => input.AsImage(GetName()).Channels == bias.shape[0]
        ? input
        : throw new ArgumentException($"{GetName()} expects {bias.shape[0]} channels, got {input}.");

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Node("Add", [input, graph.Constant(bias.view(-1, 1, 1))]);
}
