using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>One where a pixel differs from one beside, above or below it, else zero (Wang 2018, section 3.3).</summary>
internal sealed class InstanceEdges() : UnaryLayer("Instance edges")
{
    private const long Rows = 2, Columns = 3;

    // Instances are whole numbers of at most 8 bits: in network values they are 1/127.5 apart or more.
    private const float Least = 1e-3f;

    public static InstanceEdges Instance { get; } = new();

    public override Tensor Forward(Tensor input)
    {
        Tensor change = zeros_like(input);
        foreach (long axis in (ReadOnlySpan<long>)[Rows, Columns])
        {
            long length = input.shape[axis] - 1;
            if (length == 0)
                continue;
            Tensor differs = (input.narrow(axis, 1, length) - input.narrow(axis, 0, length)).abs();
            change.narrow(axis, 1, length).Add(differs);
            change.narrow(axis, 0, length).Add(differs);
        }
        using Scalar least = Least;
        return change.gt(least).to(ScalarType.Float32);
    }

    public override Shape OutputShape(Shape input)
    {
        (long channels, _, _) = input.AsImage(GetName());
        return channels == 1 ? input : throw new ArgumentException($"{GetName()} expects one channel of instance numbers, got {input}.");
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        OnnxValue[] changes = [.. new[] { Rows, Columns }.SelectMany(axis => Changes(graph, input, axis))];
        OnnxValue isEdge = graph.Node("Greater", [graph.Node("Sum", changes), graph.Constant(Least)]);
        return graph.Node("Cast", isEdge, ("to", (long)OnnxType.Float));
    }

    // Differences to the pixel before and the one after, as many as there are pixels: the first and the last have one neighbour.
    private static IEnumerable<OnnxValue> Changes(OnnxGraph graph, OnnxValue input, long axis)
    {
        OnnxValue Part(long start, long end) =>
            graph.Node("Slice", [input, graph.Constant(start), graph.Constant(end), graph.Constant(axis)]);
        OnnxValue difference = graph.Node("Abs", graph.Node("Sub", [Part(1, long.MaxValue), Part(0, -1)]));
        long[] before = [0, 0, 0, 0, 0, 0, 0, 0], after = [.. before];
        (before[axis], after[axis + 4]) = (1, 1);
        yield return graph.Node("Pad", [difference, graph.Constant(before)]);
        yield return graph.Node("Pad", [difference, graph.Constant(after)]);
    }
}
