using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Normalization of each channel by its own mean and deviation over one image (Ulyanov 2016) or, on demand, over the images
/// of the batch; the same in training and after it, without running statistics. A scale and a bias a channel follow, where asked for.
/// </summary>
internal sealed class InstanceNormalization : BatchLayer, IBatchNormalization
{
    private const double Epsilon = 1e-5;

    private readonly Parameter? weight;
    private readonly Parameter? bias;
    private readonly long _channels;

    public InstanceNormalization(long channels, bool overBatch = false, bool isScaled = true)
        : base(overBatch ? "Batch statistics" : "Instance normalization")
    {
        (_channels, IsOverBatch) = (channels, overBatch);
        weight = isScaled ? Learned(ones(channels)) : null;
        bias = isScaled ? Learned(zeros(channels)) : null;
        RegisterComponents();
    }

    /// <summary>Whether the images of a batch are normalized together, after training, too.</summary>
    public bool IsOverBatch { get; }

    public GlobalBatch? Batch { get; set; }

    public override OutputMemory Outputs => OutputMemory.Free;

    protected override bool MixesSamples => IsOverBatch;

    // libtorch's instance normalization is its batch normalization of (1, batch x channels); asked for so, it is as fast.
    protected override Tensor ForwardBatch(Tensor input)
    {
        if (IsOverBatch && training && Batch is not null)
            return IBatchNormalization.Scale(Batch.Normalize(input, Epsilon).Normalized, weight, bias);
        if (IsOverBatch)
            return nn.functional.batch_norm(input, null, null, weight, bias, training: true, eps: Epsilon);
        return nn.functional.instance_norm(input, weight: weight, bias: bias, eps: Epsilon);
    }

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        if (channels != _channels)
            throw new ArgumentException($"{GetName()} expects {_channels} channels, got {input}.");
        if (height * width == 1 && !IsOverBatch)
            throw new ArgumentException($"{GetName()} of a single pixel, {input}, leaves nothing of it.");
        return input;
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        Tensor scale = weight ?? ones(_channels), shift = bias ?? zeros(_channels);
        if (!IsOverBatch)
            return graph.Node("InstanceNormalization", [input, graph.Constant(scale), graph.Constant(shift)], ("epsilon", (float)Epsilon));
        OnnxValue axes = graph.Constant(0L, 2L, 3L);
        OnnxValue centred = graph.Node("Sub", [input, graph.Node("ReduceMean", [input, axes])]);
        OnnxValue variance = graph.Node("ReduceMean", [graph.Node("Mul", [centred, centred]), axes]);
        OnnxValue deviation = graph.Node("Sqrt", graph.Node("Add", [variance, graph.Constant((float)Epsilon)]));
        OnnxValue scaled = graph.Node("Mul", [graph.Node("Div", [centred, deviation]), graph.Constant(scale.view(-1, 1, 1))]);
        return graph.Node("Add", [scaled, graph.Constant(shift.view(-1, 1, 1))]);
    }
}
