using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>What error messages call a row.</summary>
internal static class RowName
{
    /// <param name="getter">Gives the row's id.</param>
    /// <param name="column">The column whose value is wrong.</param>
    public static string Of(ValueGetter<DataViewRowId> getter, string column)
    {
        if (getter.Target is IRowOrigin origin)
            return origin.NameOf(column);
        DataViewRowId id = default;
        getter(ref id);
        return id.High == 0 ? $"row {id.Low}" : $"the row with id {id}";
    }
}
