using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Errors of a row's value.</summary>
internal static class RowError
{
    /// <summary>A number of which nothing can be made.</summary>
    public static InvalidDataException NotFinite(string column, float value, ValueGetter<DataViewRowId> id) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Column '{column}' holds the value {value} in {RowName.Of(id)}: ") +
            "expected finite numbers in every row. Remove such rows, for example with FilterRowsByMissingValues, or find out where " +
            "the value comes from.");
}
