namespace MLNetGan.Cli.Runs;

/// <summary>Conditions of a generator as they stand on the command line: COLUMN=VALUE,VALUE.</summary>
internal static class ConditionText
{
    /// <summary>The part before the first '=', and what comes after it.</summary>
    public static (string Name, string? Values) Split(string text) =>
        text.IndexOf('=') is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    /// <summary>The values given, or all where none are.</summary>
    /// <exception cref="UserException">The generator does not take the column, or it takes numbers and the values are none.</exception>
    public static GeneratorCondition Parse(ImageGeneratorTransformer generator, string option, string text)
    {
        (string name, string? values) = Split(text);
        GeneratorCondition all = generator.Conditions.FirstOrDefault(condition => condition.ColumnName == name)
            ?? throw new UserException($"{option} {text}: this run's generator takes {(generator.Conditions.Count == 0
                ? "no conditions" : string.Join(", ", generator.Conditions.Select(condition => condition.ColumnName)))}. " +
                "Give COLUMN=VALUES with one of them.");
        if (values is null)
            return all;
        return all.Names is null ? new GeneratorCondition(name, NumberList.Numbers($"{option} {text}", values))
            : new GeneratorCondition(name, all.Names.Contains(values) ? [values] : values.Split(','));
    }
}
