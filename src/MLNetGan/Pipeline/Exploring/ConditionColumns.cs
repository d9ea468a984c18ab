using MLNetGan.Networks;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;

namespace MLNetGan.Pipeline.Exploring;

/// <summary>Makes columns of the values that a generator's conditions are given.</summary>
internal static class ConditionColumns
{
    private const int Steps = 10;

    /// <summary>The conditions of a generator, with all their values; of numbers those of a range.</summary>
    public static IReadOnlyList<GeneratorCondition> Of(RowModel model) => [.. model.Conditions.Select(column => column.Keys is { } keys
        ? new GeneratorCondition(column.Name, keys.NamesOrNumbers)
        : new GeneratorCondition(column.Name, Range(column.Kind == NetworkInputKind.Uniform ? 1 : 2)))];

    /// <summary>A column for every condition of a generator: of the values given, else of all keys, or of the number 0.</summary>
    /// <param name="model">The generator.</param>
    /// <param name="given">Conditions with values.</param>
    /// <param name="drawsCodes">Whether codes that are not given have no column, because seeds say what they are.</param>
    public static IEnumerable<ValueColumn> Create(RowModel model, IReadOnlyList<GeneratorCondition>? given, bool drawsCodes)
    {
        given ??= [];
        if (given.GroupBy(condition => condition.ColumnName).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"Condition '{twice.Key}' is given {twice.Count()} times. Give all of its values at once.", nameof(given));
        IEnumerable<ConditionInput> others = model.Conditions
            .Where(own => given.All(condition => condition.ColumnName != own.Name) && (own.IsRequired || !drawsCodes));
        return [.. given.Select(condition => Create(model, condition)),
            .. others.Select(own => own.ToValues(own.Keys?.Count ?? 1, i => i))];
    }

    /// <summary>A column of a condition's values.</summary>
    /// <exception cref="ArgumentException">The generator takes no such column or no such value.</exception>
    public static ValueColumn Create(RowModel model, GeneratorCondition condition)
    {
        if (model.Conditions.FirstOrDefault(own => own.Name == condition.ColumnName) is not { } column)
        {
            string found = model.Conditions.Count == 0
                ? "no conditions beside its noise" : $"'{string.Join("', '", model.Conditions.Select(own => own.Name))}'";
            throw new ArgumentException(
                $"Could not find condition '{condition.ColumnName}': this generator takes {found}.", nameof(condition));
        }
        if (column.Keys is null)
        {
            IReadOnlyList<float> numbers = condition.Numbers
                ?? throw new ArgumentException(
                    $"Condition '{condition.ColumnName}' is given names of keys; expected numbers.", nameof(condition));
            return column.ToValues(numbers.Count, i => numbers[i]);
        }
        List<string> names = [.. column.Keys.NamesOrNumbers];
        if (condition.Names is null)
            throw new ArgumentException(
                $"Condition '{condition.ColumnName}' is given numbers; expected names of keys: {Some(names)}.", nameof(condition));
        float[] indices = [.. condition.Names.Select(name => names.IndexOf(name) is >= 0 and var index
            ? index
            : throw new ArgumentException(
                $"Condition '{condition.ColumnName}' has no value '{name}'; expected one of {Some(names)}.", nameof(condition)))];
        return column.ToValues(indices.Length, i => indices[i]);
    }

    private static float[] Range(float bound) => [.. Enumerable.Range(0, Steps + 1).Select(i => bound * (2f * i / Steps - 1))];

    private static string Some(IReadOnlyList<string> names)
    {
        const int shown = 20;
        return $"'{string.Join("', '", names.Take(shown))}'{(names.Count > shown ? ", ..." : "")}";
    }
}
