using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>What error messages call a row.</summary>
internal static class RowName
{
    public static string Of(ValueGetter<DataViewRowId> getter)
    {
        DataViewRowId id = default;
        getter(ref id);
        return id.High == 0 ? $"row {id.Low}" : $"the row with id {id}";
    }
}
