using Microsoft.ML;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Augmenting;

/// <summary>Counts the images of each label that a generator makes.</summary>
internal static class LabelCounts
{
    /// <summary>How many rows have each of the generator's labels; rows without a label count for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type.</exception>
    /// <exception cref="ArgumentException">A row has another label, there are no rows, or the generator has no labels.</exception>
    public static int[] Of(IDataView data, ImageGeneratorTransformer generator)
    {
        generator.RequireLabels(nameof(generator));
        DataViewSchema.Column column = SchemaError.Find(data.Schema, "label", generator.LabelColumn!);
        Dictionary<string, int> numbers = generator.NamesOfLabels.Select((name, i) => (name, i))
            .ToDictionary(pair => pair.name, pair => pair.i);
        var counts = new int[numbers.Count];
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        Func<string> label = LabelText.Create(cursor, column);
        while (cursor.MoveNext())
        {
            string name = label();
            if (numbers.TryGetValue(name, out int number))
                counts[number]++;
            else if (name.Length > 0)
                throw new ArgumentException($"Column '{column.Name}' has the label '{name}', which the generator does not make: expected " +
                    $"one of '{string.Join("', '", generator.NamesOfLabels)}'. Train the generator on these labels, or remove such rows.",
                    nameof(data));
        }
        return counts.Sum() > 0 ? counts
            : throw new ArgumentException(
                $"The data has no row with a label in column '{column.Name}': expected at least one.", nameof(data));
    }
}
