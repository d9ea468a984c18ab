using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Makes data views and takes them apart.</summary>
public sealed partial class DataOperationsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment _env;

    internal DataOperationsCatalog(IHostEnvironment env) => _env = env;

    IHostEnvironment IInternalCatalog.Environment => _env;

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        Contracts.CheckValue(data, nameof(data));
        return new EnumerableView<TRow>(data, RowClass.Create(typeof(TRow), SchemaDefinition.Direction.Read, schemaDefinition));
    }

    public IEnumerable<TRow> CreateEnumerable<TRow>(IDataView data, bool reuseRowObject,
        bool ignoreMissingColumns = false, SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        Contracts.CheckValue(data, nameof(data));
        return Read(data, new RowFiller<TRow>(data.Schema, ignoreMissingColumns, schemaDefinition), reuseRowObject);
    }

    private static IEnumerable<TRow> Read<TRow>(IDataView data, RowFiller<TRow> filler, bool reuseRowObject)
        where TRow : class, new()
    {
        using DataViewRowCursor cursor = data.GetRowCursor(filler.ColumnIndices.Order().Distinct().Select(index => data.Schema[index]));
        Action<TRow> fill = filler.Bind(cursor);
        TRow row = null;
        while (cursor.MoveNext())
        {
            if (!reuseRowObject || row == null)
                row = new TRow();
            fill(row);
            yield return row;
        }
    }
}
