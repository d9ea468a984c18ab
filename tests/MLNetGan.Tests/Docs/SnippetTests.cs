namespace MLNetGan.Tests.Docs;

/// <summary>The C# of the documentation compiles and runs: see <see cref="DocBlock"/> for what pages tell the tests.</summary>
[TestClass]
public sealed class SnippetTests
{
    private static readonly TemporaryFolder s_programs = new();

    private static readonly Lazy<(DocBlock Block, string Program, string[] Errors)[]> s_snippets = new(() =>
    [
        .. DocPage.All.SelectMany(page => page.Blocks()).Where(block => block.Language is "csharp" or "cs").Select((block, number) =>
        {
            string program = s_programs.File($"snippet{number}.dll");
            return (block, program, SnippetCompiler.Compile(block, program).ToArray());
        }),
    ]);

    [ClassCleanup]
    public static void Remove() => s_programs.Dispose();

    [TestMethod]
    public void Snippets_Compile()
    {
        Assert.IsGreaterThan(10, s_snippets.Value.Length);
        string[] errors = [.. s_snippets.Value.SelectMany(snippet => snippet.Errors)];
        Assert.IsEmpty(errors, string.Join('\n', errors));
    }

    // In one process and one folder, in the order of the pages: what the readme saves is what packages.md loads.
    [TestMethod]
    public void Snippets_Run()
    {
        using var folder = new TemporaryFolder();
        DocData.Fill(folder);
        IEnumerable<string> programs =
            s_snippets.Value.Where(snippet => snippet.Block.RunsSnippet && snippet.Errors.Length == 0).Select(snippet => snippet.Program);
        BuiltProgram.Run(Path.Combine("tests", "UserProgram"), ["snippets", folder.Path, .. programs]).Succeeded();
        Assert.IsGreaterThan(0, new FileInfo(folder.File("digits.png")).Length, "The readme's program makes a picture.");
    }
}
