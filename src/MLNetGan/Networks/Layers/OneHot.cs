using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Makes of an int64 index a vector of zeros with a one at its place.</summary>
internal sealed class OneHot(int categories) : UnaryLayer("One-hot")
{
    public override Tensor Forward(Tensor input)
    {
        using Scalar first = 0, end = categories;
        return arange(first, end, Arithmetic.One, ScalarType.Int64, input.device).eq(input.view(-1, 1)).to(ScalarType.Float32);
    }

    public override Shape OutputShape(Shape input) => input.Count == 1
        ? new Shape(categories)
        : throw new ArgumentException($"{GetName()} expects one index (1), got {input}.");

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        long[] all = [.. Enumerable.Range(0, categories).Select(i => (long)i)];
        OnnxValue isEqual = graph.Node("Equal", [graph.Node("Reshape", [input, graph.Constant(-1L, 1L)]), graph.Constant(all)]);
        return graph.Node("Cast", isEqual, ("to", (long)OnnxType.Float));
    }
}
