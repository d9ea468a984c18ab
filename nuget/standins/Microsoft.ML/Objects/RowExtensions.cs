using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>What all rows and cursors of the package share.</summary>
internal static class RowExtensions
{
    public const string NotOnARow = "Values cannot be fetched at this time. This method was called either before the first call to " +
        "MoveNext, or at any point after that method returned false.";

    /// <summary>The getter as one of the type asked for, or the real package's exception.</summary>
    public static ValueGetter<TValue> As<TValue>(this Delegate getter, DataViewSchema.Column column)
    {
        Contracts.CheckParam(getter != null, nameof(column), "requested column not active");
        return getter as ValueGetter<TValue> ?? throw Contracts.Except($"Invalid TValue in GetGetter for column #{column}: " +
            $"'{typeof(TValue)}', expected type: '{getter.GetType().GetGenericArguments()[0]}'.");
    }

    /// <summary>For each column of the schema, whether it is among those needed (by index only, as in the real package).</summary>
    public static bool[] Active(this DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        var active = new bool[schema.Count];
        foreach (DataViewSchema.Column column in columnsNeeded)
        {
            Contracts.Check(column.Index < active.Length, $"The requested column: {column} is not part of the sourceSchema");
            active[column.Index] = true;
        }
        return active;
    }

    /// <summary>A getter of the column's own type, as an untyped delegate.</summary>
    public static Delegate GetGetter(this DataViewRow row, DataViewSchema.Column column) =>
        Generic.Call<Delegate>(typeof(RowExtensions), nameof(Typed), column.Type.RawType, null, row, column);

    public static DataViewRowCursor GetRowCursorForAllColumns(this IDataView view) => view.GetRowCursor(view.Schema);

    private static ValueGetter<T> Typed<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
