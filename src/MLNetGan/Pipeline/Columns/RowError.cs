using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Errors of a row's value.</summary>
internal static class RowError
{
    private const string RemoveRows = "Remove such rows, for example with FilterRowsByMissingValues, or find out where the value comes from";

    /// <summary>A number of which nothing can be made.</summary>
    public static InvalidDataException NotFinite(string column, float value, ValueGetter<DataViewRowId> id) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Column '{column}' holds the value {value} in {RowName.Of(id)}: ") +
            $"expected finite numbers in every row. {RemoveRows}.");

    /// <summary>A pixel out of the range that is expected.</summary>
    /// <param name="title">The column, as the message begins with it.</param>
    /// <param name="value">The pixel.</param>
    /// <param name="id">Gives the row's id.</param>
    /// <param name="range">The range.</param>
    /// <param name="advice">What to do, without the full stop.</param>
    /// <param name="kind">What kind of values.</param>
    public static InvalidDataException Outside(
        string title, float value, ValueGetter<DataViewRowId> id, PixelScale range, string advice, string kind = "values") =>
        new(string.Create(CultureInfo.InvariantCulture,
            $"{title} holds the value {value} in {RowName.Of(id)}: expected {kind} from {range.Minimum} to {range.Maximum}. {(float.IsFinite(value) ? advice : RemoveRows)}."));
}
