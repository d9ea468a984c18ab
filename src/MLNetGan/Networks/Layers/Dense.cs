using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A fully connected layer; images are not flattened implicitly.</summary>
internal sealed class Dense : WeightedLayer
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly double? _initialDeviation;

    public Dense(
        long inputs, long outputs, bool hasBias = true, double? initialDeviation = null, HeScale? scale = null,
        IReadOnlyList<float>? initialBias = null)
        : base("Dense", scale, inputs)
    {
        InitialBias = initialBias;
        _initialDeviation = initialDeviation;
        weight = Learned(zeros(outputs, inputs));
        bias = hasBias ? Learned(zeros(outputs)) : null;
        RegisterComponents();
    }

    public override OutputMemory Outputs => OutputMemory.Free;

    public override double InitialDeviation => _initialDeviation ?? base.InitialDeviation;

    public override IReadOnlyList<float>? InitialBias { get; }

    protected override Parameter Raw => weight;

    public override Tensor Forward(Tensor input) => nn.functional.linear(input, Weight, bias);

    public override Shape OutputShape(Shape input) => input.Rank == 1 && input[0] == weight.shape[1]
        ? new Shape(weight.shape[0])
        : throw new ArgumentException($"Dense expects ({weight.shape[1]}), got {input}.");

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => bias is null
        ? graph.Node("Gemm", [input, graph.Constant(Weight)], ("transB", 1L))
        : graph.Node("Gemm", [input, graph.Constant(Weight), graph.Constant(bias)], ("transB", 1L));
}
