namespace MLNetGan.Runs.Reports;

/// <summary>Names of losses, scalars and results as people read them.</summary>
internal static class Naming
{
    /// <summary>The words of a name: of generatedAccuracy "generated accuracy", of fake_belief "fake belief".</summary>
    public static string Words(string name) => string.Concat(
        name.Select(c => c == '_' ? " " : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
