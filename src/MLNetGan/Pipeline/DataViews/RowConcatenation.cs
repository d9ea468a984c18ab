using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Finds out whether the rows of several data views fit under one schema, and puts them there.</summary>
internal static class RowConcatenation
{
    public static IDataView Concatenate(MLContext context, IDataView[] sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Length == 0)
            throw new ArgumentException("There is nothing to concatenate: expected at least one data view.", nameof(sources));
        foreach (var source in sources)
            ArgumentNullException.ThrowIfNull(source, nameof(sources));

        var columns = sources[0].Schema.Where(column => !column.IsHidden).ToArray();
        var fitting = sources.ToArray();
        for (int i = 1; i < fitting.Length; i++)
            foreach (var column in columns)
                fitting[i] = Fit(context, fitting[i], i, column);
        return new ConcatenatedDataView(fitting, columns);
    }

    private static IDataView Fit(MLContext context, IDataView source, int index, DataViewSchema.Column expected)
    {
        if (source.Schema.GetColumnOrNull(expected.Name) is not { } found)
            throw new ArgumentException(
                $"Could not find column '{expected.Name}' ({expected.Type}), which the first data view has, in data view {index}. " +
                "Drop it from the first (DropColumns) or add it to the other.", "sources");
        if (expected.Type is TextDataViewType && found.Type is KeyDataViewType && found.HasKeyValues(TextDataViewType.Instance))
            return context.Transforms.Conversion.MapKeyToValue(expected.Name).Fit(source).Transform(source);

        var expectedNames = LabelColumn.ReadNames(expected);
        var foundNames = LabelColumn.ReadNames(found);
        bool sameNames = expectedNames is null ? foundNames is null : foundNames is not null && expectedNames.SequenceEqual(foundNames);
        if (expected.Type.Equals(found.Type) && sameNames)
            return source;
        throw new ArgumentException(
            $"Schema mismatch for column '{expected.Name}' of data view {index}: expected {Describe(expected, expectedNames)}, " +
            $"got {Describe(found, foundNames)}. {Advice(expected)}", "sources");
    }

    private static string Advice(DataViewSchema.Column expected) => expected.Type is KeyDataViewType
        ? "Map both with the same fitted MapValueToKey, or the first back with MapKeyToValue."
        : "Convert one of them to the other's type and dimensions.";

    private static string Describe(DataViewSchema.Column column, string[]? names)
    {
        const int shown = 5;
        if (column.Type is not KeyDataViewType)
            return $"{column.Type}";
        if (names is null)
            return $"{column.Type} without key names";
        string more = names.Length > shown ? ", ..." : "";
        return $"{column.Type} with the key names '{string.Join("', '", names.Take(shown))}'{more}";
    }
}
