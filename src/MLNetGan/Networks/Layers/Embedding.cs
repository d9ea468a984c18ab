using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A trained vector for each category; takes int64 indices of shape (1).</summary>
internal sealed class Embedding : WeightedLayer
{
    private readonly Parameter weight;
    private readonly double _initialDeviation;

    public Embedding(long categories, long size, double initialDeviation = 0.02) : base("Embedding", scale: null, categories)
    {
        _initialDeviation = initialDeviation;
        weight = Learned(zeros(categories, size));
        RegisterComponents();
    }

    public override double InitialDeviation => _initialDeviation;

    protected override Parameter Raw => weight;

    public override Tensor Forward(Tensor input) => Weight.index_select(0, input.flatten());

    public override Shape OutputShape(Shape input) => input.Count == 1
        ? new Shape(weight.shape[1])
        : throw new ArgumentException($"Embedding expects one index (1), got {input}.");

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Node("Gather",
        [graph.Constant(Weight), graph.Node("Reshape", [input, graph.Constant(-1L)])], ("axis", 0L));
}
