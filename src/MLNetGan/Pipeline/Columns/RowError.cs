using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Errors of a row's value.</summary>
internal static class RowError
{
    /// <summary>A number of which nothing can be made.</summary>
    public static InvalidDataException NotFinite(string column, float value, ValueGetter<DataViewRowId> id) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Column '{column}' holds the value {value} in {RowName.Of(id, column)}: ") +
            $"expected finite numbers in every row. {RemoveRows(value)}.");

    /// <summary>A pixel out of the range that is expected.</summary>
    /// <param name="role">What the column is of, as the message begins with it.</param>
    /// <param name="column">The column.</param>
    /// <param name="value">The pixel.</param>
    /// <param name="id">Gives the row's id.</param>
    /// <param name="range">The range.</param>
    /// <param name="advice">What to do, without the full stop.</param>
    /// <param name="kind">What kind of values.</param>
    public static InvalidDataException Outside(
        string role, string column, float value, ValueGetter<DataViewRowId> id, PixelScale range, string advice, string kind = "values") =>
        new(string.Create(CultureInfo.InvariantCulture,
            $"{role} column '{column}' holds the value {value} in {RowName.Of(id, column)}: ") +
            string.Create(CultureInfo.InvariantCulture, $"expected {kind} from {range.Minimum} to {range.Maximum}. ") +
            $"{(float.IsFinite(value) ? advice : RemoveRows(value))}.");

    // To ML.NET only NaN is a missing value.
    private static string RemoveRows(float value) =>
        $"Remove such rows, for example with {(float.IsNaN(value) ? "FilterRowsByMissingValues" : "FilterByCustomPredicate")}, " +
        "or find out where the value comes from";
}
