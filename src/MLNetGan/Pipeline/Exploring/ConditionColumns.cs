using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Exploring;

/// <summary>Makes columns of the values that a generator's conditions are given.</summary>
internal static class ConditionColumns
{
    /// <summary>The conditions of a generator, with all their values.</summary>
    public static IReadOnlyList<GeneratorCondition> Of(GeneratorModel model) =>
        model.Label is null ? [] : [new GeneratorCondition(model.LabelColumnName!, model.Label.NamesOrNumbers)];

    /// <summary>A column for every condition of a generator: of the values given, else of all.</summary>
    public static IEnumerable<ValueColumn> Create(GeneratorModel model, IReadOnlyList<GeneratorCondition>? given)
    {
        given ??= [];
        if (given.GroupBy(condition => condition.ColumnName).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Condition '{twice.Key}' is given {twice.Count()} times. Give all of its values at once.", nameof(given));
        IEnumerable<GeneratorCondition> others = Of(model).Where(own => given.All(condition => condition.ColumnName != own.ColumnName));
        return [.. given.Concat(others).Select(condition => Create(model, condition))];
    }

    /// <summary>A column of a condition's values.</summary>
    /// <exception cref="ArgumentException">The generator takes no such column or no such value.</exception>
    public static ValueColumn Create(GeneratorModel model, GeneratorCondition condition)
    {
        if (model.Label is null || condition.ColumnName != model.LabelColumnName)
        {
            string found = model.Label is null ? "no conditions beside its noise" : $"'{model.LabelColumnName}'";
            throw new ArgumentException($"Could not find condition '{condition.ColumnName}': this generator takes {found}.", nameof(condition));
        }
        if (condition.Names is null)
            throw new ArgumentException($"Condition '{condition.ColumnName}' is given numbers; expected names of keys: {Some(model.Label.NamesOrNumbers)}.", nameof(condition));
        List<string> names = [.. model.Label.NamesOrNumbers];
        return ValueColumn.Keys(condition.ColumnName, model.Label, [.. condition.Names.Select(name => names.IndexOf(name) is >= 0 and var index
            ? index + 1
            : throw new ArgumentException($"Condition '{condition.ColumnName}' has no value '{name}'; expected one of {Some(names)}.", nameof(condition)))]);
    }

    private static string Some(IReadOnlyList<string> names)
    {
        const int shown = 20;
        return $"'{string.Join("', '", names.Take(shown))}'{(names.Count > shown ? ", ..." : "")}";
    }
}
