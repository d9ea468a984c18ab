namespace MLNetGan;

/// <summary>
/// Values for a column that a generator takes beside its noise, such as the label: names of keys, or numbers.
/// <see cref="ImageGeneratorTransformer.Conditions"/> gives those of a generator with all their values.
/// </summary>
public sealed class GeneratorCondition
{
    /// <summary>Values of a key column.</summary>
    /// <param name="columnName">The column.</param>
    /// <param name="names">Names of its keys, at least one.</param>
    /// <exception cref="ArgumentException">There are no names.</exception>
    public GeneratorCondition(string columnName, params IReadOnlyList<string> names)
    {
        ColumnName = Checked(columnName, names);
        Names = [.. names];
    }

    /// <summary>Values of a column of numbers.</summary>
    /// <param name="columnName">The column.</param>
    /// <param name="numbers">Finite numbers, at least one.</param>
    /// <exception cref="ArgumentException">There are no numbers, or one is not finite.</exception>
    public GeneratorCondition(string columnName, params IReadOnlyList<float> numbers)
    {
        ColumnName = Checked(columnName, numbers);
        if (numbers.Any(number => !float.IsFinite(number)))
            throw new ArgumentException($"Condition '{columnName}' has a value that is not finite.", nameof(numbers));
        Numbers = [.. numbers];
    }

    /// <summary>The column.</summary>
    public string ColumnName { get; }

    /// <summary>The names of keys; null for a column of numbers.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>The numbers; null for a key column.</summary>
    public IReadOnlyList<float>? Numbers { get; }

    /// <summary>How many values there are.</summary>
    public int Count => Names?.Count ?? Numbers!.Count;

    private static string Checked<T>(string columnName, IReadOnlyList<T> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(columnName);
        ArgumentNullException.ThrowIfNull(values);
        return values.Count > 0
            ? columnName
            : throw new ArgumentException($"Condition '{columnName}' has no values; expected at least one.", nameof(values));
    }
}
