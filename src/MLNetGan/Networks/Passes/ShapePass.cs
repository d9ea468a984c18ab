using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Follows shapes through a network without running it, and records a row for every layer that it meets. Weights are counted
/// where they are met first.
/// </summary>
internal sealed class ShapePass : IPass<Shape>
{
    private readonly List<SummaryRow> _rows = [];
    private readonly HashSet<Tensor> _counted = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<SummaryRow> Rows => _rows;

    public Shape[] Apply(Layer layer, params ReadOnlySpan<Shape> inputs)
    {
        if (layer is Block block)
            return block.Wire(this, inputs);
        Shape[] outputs = layer.OutputShapes(inputs);
        long parameters = Count(layer.parameters(recurse: false)), statistics = Count(layer.buffers(recurse: false));
        for (int i = 0; i < outputs.Length; i++)
            _rows.Add(new SummaryRow(layer.GetName(), outputs[i], i == 0 ? parameters : 0, i == 0 ? statistics : 0));
        return outputs;
    }

    private long Count(IEnumerable<Tensor> values) => values.Where(_counted.Add).Sum(value => value.numel());
}

/// <summary>A line of a network's summary: the layer, one output sample's shape, trained values and running statistics.</summary>
internal sealed record SummaryRow(string Layer, Shape Output, long Parameters, long Statistics);
