using System.Text.RegularExpressions;

namespace MLNetGan.Tests.Docs;

/// <summary>A page of the documentation, as text.</summary>
/// <param name="Name">Its path in the repository, with slashes.</param>
internal sealed partial record DocPage(string Name, string Text)
{
    /// <summary>The readme, those of the packages, and all of docs, in this order.</summary>
    public static IReadOnlyList<DocPage> All { get; } =
    [
        .. new[] { "README.md", "nuget/README.md", "nuget/tool.md", "nuget/template.md" }
            .Concat(Directory.GetFiles(Path.Combine(BuiltProgram.Root, "docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}")
                .Order(StringComparer.Ordinal))
            .Select(name => new DocPage(name, File.ReadAllText(Path.Combine(BuiltProgram.Root, name)).ReplaceLineEndings("\n"))),
    ];

    /// <summary>The code in fences, with the comment right above it.</summary>
    public IEnumerable<DocBlock> Blocks() => Fence().Matches(Text).Select(match => match.Groups).Select(groups => new DocBlock(
        this, 1 + Text.AsSpan(0, groups["language"].Index).Count('\n'), groups["language"].Value, groups["code"].Value,
        groups["comment"].Value.Trim()));

    /// <summary>The text without code in fences.</summary>
    public string Prose() => Fence().Replace(Text, "\n");

    [GeneratedRegex(@"(?:<!--(?<comment>(?:(?!-->)[\s\S])*)-->\n)?^```(?<language>\w*)\n(?<code>[\s\S]*?)^```$", RegexOptions.Multiline)]
    private static partial Regex Fence();
}
