using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Augmenting;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

/// <content>Images by their labels.</content>
public abstract partial class ImageGeneratorTransformer
{
    /// <summary>The column of labels that every row must have; null without.</summary>
    internal string? LabelColumn => Model.Conditions.FirstOrDefault(condition => condition.IsRequired)?.Name;

    /// <summary>The names of its labels in the order of their keys; none where it takes none.</summary>
    internal IReadOnlyList<string> NamesOfLabels => Label?.NamesOrNumbers ?? [];

    /// <summary>Makes sure that it makes images of labels.</summary>
    /// <param name="parameter">What it was given as.</param>
    /// <exception cref="ArgumentException">It takes no labels.</exception>
    internal void RequireLabels(string parameter)
    {
        if (LabelColumn is null)
            throw new ArgumentException("The generator makes images without labels: expected one that takes labels, such as AC-GAN, " +
                "CGAN, or ProGAN that was trained with LabelColumnName.", parameter);
    }

    /// <summary>The labels or, without labels, the values of the first categorical code; null where there is neither.</summary>
    internal GeneratorCondition? KeyCondition => Conditions.FirstOrDefault(condition => condition.Names is not null);

    /// <summary>As many images of each of some values of <see cref="KeyCondition"/>; labels and codes beside it are drawn.</summary>
    internal IDataView GenerateFor(GeneratorCondition keys, int count, long seed) => Label is { } label
        ? GenerateForEach(label, count, seed, keys.Names!)
        : Traverse([.. Generate(count, seed).GetColumn<long>(Model.SeedColumnName!)], keys);

    /// <summary>Images of chosen labels and seeds, in their order.</summary>
    internal IDataView GenerateRows(IReadOnlyList<GeneratedRow> rows) => Transform(ValueDataView.Of(
    [
        .. Model.Conditions.Select(condition => condition.ToValues(rows.Count, row =>
            condition.IsRequired ? rows[row].Label : condition.ValueOf(row, rows[row].Seed))),
        ValueColumn.Seeds(Model.SeedColumnName!, rows.Count, row => rows[row].Seed),
    ]));

    /// <summary>Images of new seeds, as many of each label.</summary>
    private protected IDataView GenerateForEach(LabelColumn label, int countPerLabel, long seed) =>
        Generate(Count(countPerLabel, label.Count), seed);

    /// <summary>Those of some labels.</summary>
    private protected IDataView GenerateForEach(LabelColumn label, int countPerLabel, long seed, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string known = $"'{string.Join("', '", label.NamesOrNumbers)}'";
        if (labels.Count == 0)
            throw new ArgumentException($"There are no labels; expected some of {known}.", nameof(labels));
        if (labels.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Label '{twice.Key}' is named {twice.Count()} times; expected each label once.", nameof(labels));
        List<string> names = [.. label.NamesOrNumbers];
        if (labels.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new ArgumentException($"The generator has no label '{unknown}'; expected some of {known}.", nameof(labels));
        int[] keys = [.. labels.Select(name => names.IndexOf(name))];
        return GenerateRows([.. Enumerable.Range(0, Count(countPerLabel, keys.Length)).Select(row =>
        {
            (int turn, int which) = Math.DivRem(row, keys.Length);
            return new GeneratedRow(keys[which], CounterNoise.Combine(seed, (long)turn * label.Count + keys[which]));
        })]);
    }

    private static int Count(int countPerLabel, int labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(countPerLabel, 1);
        long count = (long)countPerLabel * labels;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength, nameof(countPerLabel));
        return (int)count;
    }
}
