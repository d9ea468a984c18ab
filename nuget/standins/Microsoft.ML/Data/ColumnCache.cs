using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The values of one column, row by row.</summary>
internal abstract class ColumnCache
{
    public static ColumnCache Create(DataViewRow row, DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? Generic.Call<ColumnCache>(typeof(ColumnCache), nameof(OfVectors), vector.ItemType.RawType, null, row, column)
        : Generic.Call<ColumnCache>(typeof(ColumnCache), nameof(OfValues), column.Type.RawType, null, row, column);

    /// <summary>Keeps the value of the row that the source stands on, as that of row <paramref name="row"/>.</summary>
    public abstract void Store(int row);

    private static ColumnCache<VBuffer<T>> OfVectors<T>(DataViewRow row, DataViewSchema.Column column) =>
        new(row.GetGetter<VBuffer<T>>(column), (in VBuffer<T> from, ref VBuffer<T> to) => from.CopyTo(ref to));

    private static ColumnCache<T> OfValues<T>(DataViewRow row, DataViewSchema.Column column) =>
        new(row.GetGetter<T>(column), (in T from, ref T to) => to = from);
}
