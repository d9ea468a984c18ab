using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Base of the package's transformers that make each output column of one input column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    internal readonly (string outputColumnName, string inputColumnName)[] ColumnPairs;

    private protected OneToOneTransformerBase(IHost host, params (string outputColumnName, string inputColumnName)[] columns)
        : base(host)
    {
        Contracts.CheckValue(columns, nameof(columns));
        var names = new HashSet<string>();
        foreach (var (output, input) in columns)
        {
            Contracts.CheckNonEmpty(input, nameof(columns));
            Contracts.CheckNonEmpty(output, nameof(columns));
            if (!names.Add(output))
                throw Contracts.ExceptParam(nameof(columns), $"Name of the result column '{output}' specified multiple times");
        }
        ColumnPairs = columns;
    }

    private protected void SaveColumns(ModelSaveContext ctx) =>
        ArrayCodec.WriteStrings(ctx.Writer, ColumnPairs.SelectMany(pair => new[] { pair.outputColumnName, pair.inputColumnName }));

    internal static (string outputColumnName, string inputColumnName)[] LoadColumns(ModelLoadContext ctx) =>
        ArrayCodec.ReadStrings(ctx.Reader).Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();

    /// <summary>Throws when a column of the input is none that this transformer takes.</summary>
    private protected virtual void CheckInputColumn(DataViewSchema.Column column)
    {
    }

    /// <summary>The output column <paramref name="index"/>, made of the input column.</summary>
    private protected abstract DataViewSchema.DetachedColumn MakeColumn(int index, DataViewSchema.Column input);

    /// <summary>A getter of the output column <paramref name="index"/>; <paramref name="disposer"/> may be null.</summary>
    private protected abstract Delegate MakeGetter(int index, DataViewRow row, DataViewSchema.Column input, out Action disposer);

    private protected sealed override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : IRowMapper
    {
        private readonly OneToOneTransformerBase _parent;
        private readonly DataViewSchema.Column[] _inputs;
        private readonly DataViewSchema.DetachedColumn[] _outputs;

        public Mapper(OneToOneTransformerBase parent, DataViewSchema schema)
        {
            _parent = parent;
            _inputs = Array.ConvertAll(parent.ColumnPairs, pair => schema.GetColumnOrNull(pair.inputColumnName)
                ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "input", pair.inputColumnName));
            foreach (DataViewSchema.Column input in _inputs)
                parent.CheckInputColumn(input);
            _outputs = _inputs.Select((input, i) => parent.MakeColumn(i, input)).ToArray();
        }

        public DataViewSchema.DetachedColumn[] GetOutputColumns() => _outputs;

        public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
        {
            HashSet<int> needed = _inputs.Where((_, i) => activeOutput(i)).Select(input => input.Index).ToHashSet();
            return needed.Contains;
        }

        public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            Action all = null;
            Delegate[] getters = _inputs.Select((column, i) =>
            {
                if (!activeOutput(i))
                    return null;
                Delegate getter = _parent.MakeGetter(i, input, column, out Action own);
                all += own;
                return getter;
            }).ToArray();
            disposer = all;
            return getters;
        }
    }
}
