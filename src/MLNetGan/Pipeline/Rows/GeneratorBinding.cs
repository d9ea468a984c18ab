using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A generator bound to the columns that its rows take noise and conditions from.</summary>
internal sealed class GeneratorBinding : RowBinding
{
    private readonly GeneratorModel _model;

    public GeneratorBinding(GeneratorModel model, DataViewSchema schema)
    {
        _model = model;
        Outputs = [new DataViewSchema.DetachedColumn(model.OutputColumnName, model.Image.Type)];
        Conditions = [.. model.Conditions.Select(condition => condition.Find(schema))];
        Latent = FindLatent(schema);
        // A seed is not read where a latent vector goes before it, unless there are codes to draw.
        Seed = Latent is null || model.Conditions.Any(condition => !condition.IsRequired) ? FindSeed(schema) : null;
        Inputs = [.. Conditions.Append(Latent).Append(Seed).OfType<DataViewSchema.Column>()];
    }

    /// <summary>For each of the model's conditions its column, or null where data does not have it.</summary>
    public IReadOnlyList<DataViewSchema.Column?> Conditions { get; }

    public DataViewSchema.Column? Latent { get; }

    public DataViewSchema.Column? Seed { get; }

    public override IReadOnlyList<DataViewSchema.Column> Inputs { get; }

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    public override RowBatch Open(DataViewRow row, int capacity) => new GeneratorBatch(_model, this, row, capacity);

    private DataViewSchema.Column? FindLatent(DataViewSchema schema)
    {
        if (schema.GetColumnOrNull(_model.LatentColumnName) is not { } column)
            return null;
        if (column.Type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Single && vector.Size == _model.LatentSize)
            return column;
        throw SchemaError.Mismatch("latent", column.Name, $"Vector<Single, {_model.LatentSize}>", $"{column.Type}",
            "Give every row a latent vector of the generator's size, or drop the column; for a column of another meaning set LatentColumnName.");
    }

    private DataViewSchema.Column? FindSeed(DataViewSchema schema)
    {
        if (schema.GetColumnOrNull(_model.SeedColumnName) is not { } column)
            return null;
        if (column.Type == NumberDataViewType.Int64)
            return column;
        throw SchemaError.Mismatch("seed", column.Name, "Int64", $"{column.Type}",
            "Convert the column to Int64, for example with ConvertType, or drop it; for a column of another meaning set SeedColumnName.");
    }
}
