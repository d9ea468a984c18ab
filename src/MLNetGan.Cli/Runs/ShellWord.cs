namespace MLNetGan.Cli.Runs;

/// <summary>Words of a command line as people paste them into a shell.</summary>
internal static class ShellWord
{
    private const string Plain = "_-./\\:=,@%+";

    /// <summary>The word, in quotes where a shell would read it otherwise.</summary>
    public static string Quoted(string word) => OperatingSystem.IsWindows() ? ForWindows(word) : ForPosix(word);

    private static string ForPosix(string word) => IsPlain(word) && !word.Contains('\\') ? word : $"'{word.Replace("'", "'\\''")}'";

    private static string ForWindows(string word) => IsPlain(word) ? word : $"\"{word.Replace("\"", "\\\"")}\"";

    private static bool IsPlain(string word) => word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || Plain.Contains(c));
}
