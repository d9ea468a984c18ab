using MLNetGan.Onnx;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Batch normalization over channels (Ioffe and Szegedy 2015): batch statistics in training, running ones after.</summary>
internal sealed class BatchNormalization : BatchLayer, IBatchNormalization
{
    private const double Epsilon = 1e-5;
    private const double Momentum = 0.1;

    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Tensor running_mean;
    private readonly Tensor running_var;

    public BatchNormalization(long channels) : base("Batch normalization")
    {
        weight = Learned(ones(channels));
        bias = Learned(zeros(channels));
        running_mean = zeros(channels).DetachFromDisposeScope();
        running_var = ones(channels).DetachFromDisposeScope();
        RegisterComponents();
    }

    public override OutputMemory Outputs => OutputMemory.Free;

    public GlobalBatch? Batch { get; set; }

    protected override Tensor ForwardBatch(Tensor input)
    {
        if (!training || Batch is null)
            return nn.functional.batch_norm(input, running_mean, running_var, weight, bias, training, Momentum, Epsilon);
        (Tensor normalized, Tensor mean, Tensor variance) = Batch.Normalize(input, Epsilon);
        double count = Batch.ValuesOf(input);
        Follow(running_mean, mean);
        Follow(running_var, variance.Times(count / (count - 1)));
        return IBatchNormalization.Scale(normalized, weight, bias);
    }

    public override Shape OutputShape(Shape input) => input[0] == weight.shape[0]
        ? input
        : throw new ArgumentException($"Batch normalization expects {weight.shape[0]} channels, got {input}.");

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Node("BatchNormalization",
        [input, graph.Constant(weight), graph.Constant(bias), graph.Constant(running_mean), graph.Constant(running_var)],
        ("epsilon", (float)Epsilon));

    private static void Follow(Tensor running, Tensor now)
    {
        using IDisposable noGrad = no_grad();
        using Scalar rest = 1 - Momentum, share = Momentum;
        running.mul_(rest).add_(now, share);
    }
}
