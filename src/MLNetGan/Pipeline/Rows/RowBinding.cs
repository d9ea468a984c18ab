using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A row model bound to the columns of a schema: what it reads of a row, and what it adds.</summary>
internal sealed class RowBinding
{
    private readonly DataViewSchema.Column? _seed;
    private readonly DataViewSchema.Column?[] _columns;
    private readonly List<(int Output, int Column)> _getters = [];

    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public RowBinding(RowModel model, DataViewSchema schema)
    {
        Model = model;
        _columns = [.. model.Inputs.Select(input => input.Find(schema))];
        // A seed is not read where a latent vector goes before it, unless there are codes to draw.
        _seed = model.Inputs.Zip(_columns).Any(pair => pair.First.TakesSeed(pair.Second is not null)) ? FindSeed(schema) : null;
        Inputs = [.. _columns.Append(_seed).OfType<DataViewSchema.Column>()];
        DataViewSchema.Column? sizes = model.Inputs.Zip(_columns).FirstOrDefault(pair => pair.First == model.SizedBy).Second;
        List<DataViewSchema.DetachedColumn> added = [];
        foreach ((int index, RowOutput output) in model.Outputs.Index())
        {
            IReadOnlyList<DataViewSchema.DetachedColumn> columns = output.Columns(model.SizedBy, sizes);
            added.AddRange(columns);
            _getters.AddRange(Enumerable.Range(0, columns.Count).Select(column => (index, column)));
        }
        Outputs = added;
    }

    public RowModel Model { get; }

    /// <summary>The columns of the input that the network reads.</summary>
    public IReadOnlyList<DataViewSchema.Column> Inputs { get; }

    /// <summary>The columns that it adds.</summary>
    public IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    /// <summary>For each of <see cref="Outputs"/> which of the model's outputs it is of, and which of its columns it is.</summary>
    public IReadOnlyList<(int Output, int Column)> Getters => _getters;

    /// <summary>
    /// For each of the model's inputs a function that reads the row into a slot; see <see cref="RowInput.CreateReader"/>.
    /// </summary>
    public Func<int, bool>[] CreateReaders(DataViewRow row, SlotValues[] values)
    {
        Func<long> seed = CreateSeedReader(row);
        return [.. Model.Inputs.Select((input, i) => input.CreateReader(row, seed, _columns[i], values[i]))];
    }

    // Without a column a row's seed is that of its id.
    private Func<long> CreateSeedReader(DataViewRow row)
    {
        ValueGetter<long>? getter = _seed is { } column ? row.GetGetter<long>(column) : null;
        ValueGetter<DataViewRowId> idGetter = row.GetIdGetter();
        long seed = 0;
        DataViewRowId id = default;
        return () =>
        {
            if (getter is null)
                idGetter(ref id);
            else
                getter(ref seed);
            return getter is null ? CounterNoise.Combine((long)id.Low, (long)id.High) : seed;
        };
    }

    private DataViewSchema.Column? FindSeed(DataViewSchema schema)
    {
        if (schema.GetColumnOrNull(Model.SeedColumnName!) is not { } column)
            return null;
        if (column.Type == NumberDataViewType.Int64)
            return column;
        throw SchemaError.Mismatch("seed", column.Name, "Int64", $"{column.Type}",
            "Convert the column to Int64, for example with ConvertType, or drop it; for a column of another meaning set SeedColumnName.");
    }
}
