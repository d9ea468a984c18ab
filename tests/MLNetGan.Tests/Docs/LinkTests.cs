using System.Text.RegularExpressions;

namespace MLNetGan.Tests.Docs;

/// <summary>What pages point to is there.</summary>
[TestClass]
public sealed partial class LinkTests
{
    [TestMethod]
    public void Links_Lead_To_Files_And_Headings_That_There_Are()
    {
        string[] broken =
        [
            .. from page in DocPage.All
               from link in Link().Matches(page.Prose()).Select(match => match.Groups[1].Value)
               where !link.StartsWith("https://", StringComparison.Ordinal) && !Leads(page, link)
               select $"{page.Name}: {link}",
        ];
        Assert.IsEmpty(broken, string.Join('\n', broken));
    }

    [TestMethod]
    public void Files_Of_The_Repository_That_Pages_Name_Are_There()
    {
        string[] missing =
        [
            .. from page in DocPage.All
               from name in Named().Matches(page.Prose()).Select(match => match.Groups[1].Value)
               where !Path.Exists(Path.Combine(BuiltProgram.Root, name))
               select $"{page.Name}: {name}",
        ];
        Assert.IsEmpty(missing, string.Join('\n', missing));
    }

    [TestMethod]
    public void The_Index_Leads_To_Every_Page()
    {
        DocPage index = DocPage.All.Single(page => page.Name == "docs/README.md");
        foreach (string file in Directory.GetFiles(Path.Combine(BuiltProgram.Root, "docs"), "*.md").Select(file => Path.GetFileName(file)))
            Assert.IsTrue(file == "README.md" || index.Text.Contains($"]({file})", StringComparison.Ordinal), file);
    }

    private static bool Leads(DocPage page, string link)
    {
        string[] parts = link.Split('#');
        string target = parts[0] == "" ? page.Name : Path.Combine(Path.GetDirectoryName(page.Name)!, parts[0]);
        string file = Path.GetFullPath(Path.Combine(BuiltProgram.Root, target));
        return Path.Exists(file) && (parts.Length == 1 || Headings(File.ReadAllText(file)).Contains(parts[1]));
    }

    // As GitHub makes anchors of them.
    private static IEnumerable<string> Headings(string text) => Heading().Matches(text)
        .Select(match => NoAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|docs|examples|nuget)/[\w./-]+)`")]
    private static partial Regex Named();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
