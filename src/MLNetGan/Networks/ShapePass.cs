namespace MLNetGan.Networks;

/// <summary>Follows shapes through a network without running it, and records a row for every layer that it meets.</summary>
internal sealed class ShapePass : IPass<Shape>
{
    private readonly List<SummaryRow> _rows = [];

    public IReadOnlyList<SummaryRow> Rows => _rows;

    public Shape Apply(Layer layer, Shape input)
    {
        if (layer is Block block)
            return block.Wire(this, input);
        Shape output = layer.OutputShape(input);
        long parameters = layer.parameters(recurse: false).Sum(p => p.numel());
        long statistics = layer.buffers(recurse: false).Sum(b => b.numel());
        _rows.Add(new SummaryRow(layer.GetName(), output, parameters, statistics));
        return output;
    }

    public Shape Apply(Merge merge, params ReadOnlySpan<Shape> inputs)
    {
        Shape output = merge.OutputShape(inputs);
        _rows.Add(new SummaryRow(merge.Name, output, 0, 0));
        return output;
    }
}

/// <summary>A line of a network's summary: the layer, one output sample's shape, trained values and running statistics.</summary>
internal sealed record SummaryRow(string Layer, Shape Output, long Parameters, long Statistics);
