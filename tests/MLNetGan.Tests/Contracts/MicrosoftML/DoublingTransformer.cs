using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

/// <summary>A transformer as components outside ML.NET must write it: adds "Twice", twice the Single column "Value".</summary>
internal sealed class DoublingTransformer(ITransformer? saved = null) : ITransformer, IDisposable
{
    public bool IsRowToRowMapper => true;

    public bool Disposed { get; private set; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => new Mapper(inputSchema).OutputSchema;

    public IDataView Transform(IDataView input) => new View(input, new Mapper(input.Schema));

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new Mapper(inputSchema);

    public void Dispose() => Disposed = true;

    void ICanSaveModel.Save(ModelSaveContext ctx) => saved?.Save(ctx);

    private sealed class Mapper : IRowToRowMapper
    {
        public Mapper(DataViewSchema input)
        {
            InputSchema = input;
            var builder = new DataViewSchema.Builder();
            builder.AddColumns(input);
            builder.AddColumn("Twice", NumberDataViewType.Single);
            OutputSchema = builder.ToSchema();
        }

        public DataViewSchema InputSchema { get; }

        public DataViewSchema OutputSchema { get; }

        public int Added => InputSchema.Count;

        public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        {
            HashSet<int> needed = dependingColumns.Select(c => c.Index == Added ? InputSchema["Value"].Index : c.Index).ToHashSet();
            return InputSchema.Where(c => needed.Contains(c.Index)).ToArray();
        }

        public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(input, this);
    }

    private sealed class View(IDataView source, Mapper mapper) : IDataView
    {
        public bool CanShuffle => source.CanShuffle;

        public DataViewSchema Schema => mapper.OutputSchema;

        public long? GetRowCount() => source.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            new Cursor(source.GetRowCursor(mapper.GetDependencies(columnsNeeded), rand), mapper);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            Array.ConvertAll(source.GetRowCursorSet(mapper.GetDependencies(columnsNeeded), n, rand), c => (DataViewRowCursor)new Cursor(c, mapper));
    }

    private sealed class Row(DataViewRow input, Mapper mapper) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => mapper.OutputSchema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (column.Index != mapper.Added)
                return input.GetGetter<TValue>(input.Schema[column.Index]);
            ValueGetter<float> getter = input.GetGetter<float>(input.Schema["Value"]);
            ValueGetter<float> twice = (ref float value) =>
            {
                getter(ref value);
                value *= 2;
            };
            return (ValueGetter<TValue>)(Delegate)twice;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
        }
    }

    private sealed class Cursor(DataViewRowCursor input, Mapper mapper) : DataViewRowCursor
    {
        private readonly Row _row = new(input, mapper);

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => mapper.OutputSchema;

        public override bool MoveNext() => input.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) =>
            input.IsColumnActive(column.Index == mapper.Added ? input.Schema["Value"] : input.Schema[column.Index]);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _row.Dispose();
        }
    }
}
