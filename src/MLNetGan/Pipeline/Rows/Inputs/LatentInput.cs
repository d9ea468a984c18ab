using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Saving;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows.Inputs;

/// <summary>
/// Noise: the latent vector of the row's column if data has one, else, where it need not, standard normal values of its seed.
/// </summary>
/// <param name="columnName">The column; null for noise that is always the seed's.</param>
/// <param name="input">The network's input.</param>
internal sealed class LatentInput(string? columnName, NetworkInput input) : RowInput
{
    public string? ColumnName => columnName;

    public int Size { get; } = (int)input.Shape.Count;

    /// <summary>Whether data must have the column, and a saved model takes it; else a saved model draws the noise from seeds.</summary>
    public bool IsRequired { get; private init; }

    /// <summary>The same where data must have the column.</summary>
    public LatentInput Required() => new(columnName, input) { IsRequired = true };

    public override DataViewSchema.Column? Find(DataViewSchema schema)
    {
        if (columnName is null || (!IsRequired && schema.GetColumnOrNull(columnName) is null))
            return null;
        DataViewSchema.Column column = SchemaError.Find(schema, "latent", columnName);
        if (column.Type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Single && vector.Size == Size)
            return column;
        throw SchemaError.Mismatch("latent", column.Name, $"Vector<Single, {Size}>", $"{column.Type}",
            $"Give every row a latent vector of the generator's size{(IsRequired ? "" : ", or drop the column")}; " +
            "for a column of another meaning set LatentColumnName.");
    }

    public override bool TakesSeed(bool isFound) => !isFound;

    public override Func<int, bool> CreateReader(DataViewRow row, Func<long> seed, DataViewSchema.Column? column, SlotValues values)
    {
        VectorReader? reader = column is { } found ? new VectorReader(row, found) : null;
        return slot =>
        {
            Span<float> latent = values.Add(slot, Size);
            if (reader is null)
            {
                CounterNoise.Normal(seed(), latent);
                return true;
            }
            reader.Read().CopyTo(latent);
            return !reader.IsMissing();
        };
    }

    public override Tensor ToTensor(SlotValues values, int[] slots, RowFrame frame, Device device) =>
        tensor(values.Gather(slots), [slots.Length, .. input.Shape.Dimensions], device: device);

    public override OnnxValue Export(RowGraph graph) =>
        graph.TakesSeeds ? Drawn(graph) : graph.Onnx.Input(input.Name, OnnxType.Float, input.Shape.Dimensions);

    public override OnnxValue Save(RowGraph graph)
    {
        if (!IsRequired)
            return Drawn(graph);
        OnnxGraph onnx = graph.Onnx;
        OnnxValue latent = onnx.Input(columnName!, OnnxType.Float, input.Shape.Dimensions);
        // A graph cannot refuse a row: one value that is not finite makes the sum NaN.
        graph.AddMissing(onnx.Node("IsNaN", onnx.Node("ReduceSum", [onnx.Node("Mul", [latent, onnx.Constant(0f)]), onnx.Constant(1L)])));
        return latent;
    }

    public override string? Save(SavedChain chain) => IsRequired ? columnName : null;

    public override void AddColumn(DataViewSchema.Builder schema)
    {
        if (IsRequired)
            schema.AddColumn(columnName!, new VectorDataViewType(NumberDataViewType.Single, Size));
    }

    private OnnxValue Drawn(RowGraph graph) => CounterNoise.NormalToOnnx(graph.Onnx, graph.Seeds, Size);
}
