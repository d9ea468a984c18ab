using System.Text.RegularExpressions;

namespace MLNetGan.Tests.Docs;

/// <summary>
/// Code of a page. A comment right above it, which readers do not see, tells the tests more: <c>given: CODE</c> what stands before a C#
/// snippet, such as the data that it speaks of; <c>not run: WHY</c> that it is compiled only; <c>run</c> that the commands are run.
/// </summary>
internal sealed partial record DocBlock(DocPage Page, int Line, string Language, string Code, string Comment)
{
    /// <summary>Where it stands.</summary>
    public string Place => $"{Page.Name}:{Line}";

    /// <summary>
    /// What stands before a C# snippet: the context that pages call <c>ml</c>, unless the snippet makes one, and what the comment gives.
    /// </summary>
    public string Given => Context + GivenComment().Match(Comment).Groups[1].Value;

    private string Context => Code.Contains("var ml = ", StringComparison.Ordinal) ? "" : "var ml = new MLContext(seed: 1); ";

    /// <summary>Whether a C# snippet is run, not compiled only.</summary>
    public bool RunsSnippet => !Comment.Contains("not run:", StringComparison.Ordinal);

    /// <summary>Whether commands are run, not parsed only.</summary>
    public bool RunsCommands => Comment == "run";

    /// <summary>The commands of a block for the shell: comments are left out, continued lines joined.</summary>
    public IEnumerable<string[]> Commands() => Code.Replace("\\\n", " ").Split('\n').Select(Words).Where(words => words.Length > 0);

    /// <summary>The words of a command as a shell splits it, as far as pages need it.</summary>
    public static string[] Words(string line) =>
        [.. Word().Matches(line).TakeWhile(match => !match.Value.StartsWith('#')).Select(match => match.Value.Replace("\"", ""))];

    [GeneratedRegex(@"(?:[^\s""]|""[^""]*"")+")]
    private static partial Regex Word();

    [GeneratedRegex(@"given:([\s\S]*?)(?:not run:|$)")]
    private static partial Regex GivenComment();
}
