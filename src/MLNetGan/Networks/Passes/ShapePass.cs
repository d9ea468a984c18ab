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
            _rows.Add(new SummaryRow(layer, i, outputs[i], i == 0 ? parameters : 0, i == 0 ? statistics : 0));
        return outputs;
    }

    /// <summary>The rows in their order, those of a recurrent network's step once, with how many steps there are.</summary>
    public IEnumerable<(IReadOnlyList<SummaryRow> Rows, int Times)> Steps()
    {
        for (int start = 0; start < _rows.Count;)
        {
            // A step ends where its first layer is met again.
            int length = _rows.FindIndex(start + 1, row => row.IsSame(_rows[start])) - start, times = 1;
            if (length <= 0)
                length = 1;
            while (start + (times + 1) * length <= _rows.Count
                && Enumerable.Range(0, length).All(i => _rows[start + i].IsSame(_rows[start + times * length + i])))
                times++;
            length = times == 1 ? 1 : length;
            yield return (_rows.GetRange(start, length), times);
            start += times * length;
        }
    }

    private long Count(IEnumerable<Tensor> values) => values.Where(_counted.Add).Sum(value => value.numel());
}

/// <summary>A line of a network's summary.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Index">Which of its outputs.</param>
/// <param name="Output">One output sample's shape.</param>
/// <param name="Parameters">Trained values that were not met before.</param>
/// <param name="Statistics">Running statistics, likewise.</param>
internal sealed record SummaryRow(Layer Layer, int Index, Shape Output, long Parameters, long Statistics)
{
    /// <summary>Whether both are of the same output of the same layer, which then was met twice.</summary>
    public bool IsSame(SummaryRow other) => Layer == other.Layer && Index == other.Index && Output.Equals(other.Output);
}
