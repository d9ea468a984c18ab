using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Adds columns that a function computes, once a row.</summary>
public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _map;
    private readonly string _contract;

    internal CustomMappingTransformer(Action<TSrc, TDst> mapAction, string contractName,
        SchemaDefinition inputSchemaDefinition, SchemaDefinition outputSchemaDefinition)
    {
        _map = Contracts.CheckValue(mapAction, nameof(mapAction));
        _contract = contractName;
        InputSchemaDefinition = inputSchemaDefinition;
        Added = RowClass.Create(typeof(TDst), SchemaDefinition.Direction.Write, outputSchemaDefinition);
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal SchemaDefinition InputSchemaDefinition { get; }

    internal RowClass Added { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        return RowMapperView.GetOutputSchema(inputSchema, new Mapper(this, inputSchema));
    }

    public IDataView Transform(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        return new RowMapperView(input, new Mapper(this, input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        new RowMapperView(new EmptyView(inputSchema), new Mapper(this, inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Contracts.Check(_contract != null, "Empty contract name for a transform: the transform cannot be saved");
        ctx.SetVersionInfo("CustomTransformer", typeof(CustomMappingTransformer<,>).Assembly);
        ctx.Writer.Write(_contract);
    }

    private sealed class Mapper(CustomMappingTransformer<TSrc, TDst> parent, DataViewSchema schema) : IRowMapper
    {
        private readonly RowFiller<TSrc> _filler = new(schema, false, parent.InputSchemaDefinition);

        public DataViewSchema.DetachedColumn[] GetOutputColumns() =>
            parent.Added.Schema.Select(column => new DataViewSchema.DetachedColumn(column)).ToArray();

        public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
        {
            HashSet<int> needed = AnyActive(activeOutput) ? _filler.ColumnIndices.ToHashSet() : [];
            return needed.Contains;
        }

        public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            if (!AnyActive(activeOutput))
                return new Delegate[parent.Added.Columns.Length];
            var result = new ObjectRow<TDst>(parent.Added);
            Action<TSrc> fill = _filler.Bind(input);
            (TSrc source, TDst destination) = (new TSrc(), new TDst());
            long served = -1;
            void Refresh()
            {
                if (served == input.Position)
                    return;
                fill(source);
                parent._map(source, destination);
                result.Set(destination);
                served = input.Position;
            }
            return result.Schema.Select(column => !activeOutput(column.Index) ? null
                : Generic.Call<Delegate>(typeof(Mapper), nameof(Refreshed), column.Type.RawType, null, result, column, (Action)Refresh)).ToArray();
        }

        private static ValueGetter<T> Refreshed<T>(DataViewRow row, DataViewSchema.Column column, Action refresh)
        {
            ValueGetter<T> getter = row.GetGetter<T>(column);
            return (ref T value) =>
            {
                refresh();
                getter(ref value);
            };
        }

        private bool AnyActive(Func<int, bool> activeOutput) => Enumerable.Range(0, parent.Added.Columns.Length).Any(activeOutput);
    }
}
