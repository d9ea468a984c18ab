using System.CommandLine;
using System.Text.RegularExpressions;
using MLNetGan.Tests.Cli;

namespace MLNetGan.Tests.Docs;

/// <summary>The commands of the documentation are those that there are.</summary>
[TestClass]
public sealed partial class CommandTests : ToolTest
{
    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null };

    [TestMethod]
    public void Commands_Of_The_Tool_Have_The_Options_That_Pages_Give_Them()
    {
        (string Place, string[] Words)[] commands =
        [
            .. DocPage.All.SelectMany(page => page.Blocks().SelectMany(block => ShellCommands(block).Select(words => (block.Place, words)))
                .Concat(Inline().Matches(page.Prose()).Select(match => (page.Name, DocBlock.Words(match.Groups[1].Value)))))
                .Select(command => (command.Item1, Arguments(command.Item2))).Where(command => command.Item2.Length > 0),
        ];
        Assert.IsGreaterThan(40, commands.Length);
        string[] faults =
        [
            .. from command in commands
               from error in MLNetGan.Cli.Program.CreateRoot().Parse(command.Words, s_parsing).Errors
               select $"{command.Place}: mlnetgan {string.Join(' ', command.Words)}: {error.Message}",
        ];
        Assert.IsEmpty(faults, string.Join('\n', faults));
    }

    [TestMethod]
    public void Commands_That_Pages_Have_Run_Do_What_They_Say()
    {
        DocBlock[] blocks = [.. DocPage.All.SelectMany(page => page.Blocks()).Where(block => block.RunsCommands)];
        Assert.IsNotEmpty(blocks);
        foreach (DocBlock block in blocks)
        {
            using var folder = new TemporaryFolder();
            DocData.Fill(folder);
            foreach (string[] words in ShellCommands(block).Select(Arguments).Where(words => words.Length > 0))
            {
                ProgramResult result = BuiltProgram.RunIn(folder.Path, ToolProject, InShort(words));
                Assert.AreEqual(0, result.ExitCode, $"{block.Place}: mlnetgan {string.Join(' ', words)}\n{result.Output}{result.Error}");
            }
        }
    }

    [TestMethod]
    public void Other_Commands_Name_What_The_Repository_Has()
    {
        string[] doors =
        [
            .. File.ReadAllLines(Path.Combine(BuiltProgram.Root, "build.sh")).Where(line => line.StartsWith("  ", StringComparison.Ordinal))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]),
        ];
        foreach (DocBlock block in DocPage.All.SelectMany(page => page.Blocks()))
        {
            foreach (string[] words in ShellCommands(block))
            {
                if (words[0] == "./build.sh")
                    CollectionAssert.Contains(doors, words[1], block.Place);
                foreach (string file in words.Where(word => InRepository().IsMatch(word)))
                    Assert.IsTrue(Path.Exists(Path.Combine(BuiltProgram.Root, file)), $"{block.Place}: {file}");
            }
        }
    }

    private static IEnumerable<string[]> ShellCommands(DocBlock block) => block.Language is "sh" or "bash" ? block.Commands() : [];

    // What follows the tool's name, for a system where pages leave one open; nothing for other commands. The tool may be timed, have
    // variables, be launched by others, or be run out of a clone.
    private static string[] Arguments(string[] words)
    {
        string[] command =
        [
            .. (StartsOthers(words) ? words.SkipWhile(word => word != "mlnetgan") : words)
                .SkipWhile(word => word is "time" or "/usr/bin/time" or "-v" || Variable().IsMatch(word))
                .TakeWhile(word => word != "&&")
                .Select(word => word == "SYSTEM" ? "dcgan" : word),
        ];
        return command switch
        {
            // What the run folder would say.
            ["mlnetgan", "train", "--resume", .. var arguments] => ["train", "dcgan", "--resume", .. arguments],
            ["mlnetgan", .. var arguments] => arguments,
            ["./build.sh", "run", .. var arguments] => arguments,
            _ => [],
        };
    }

    // A launcher, unless what it starts is put together by the script.
    private static bool StartsOthers(string[] words) =>
        words.Any(word => word is "mpirun" or "exec") && !words.Any(word => word.StartsWith('$'));

    // A word stands between those before and after it. Without a number, ten thousand digits would be drawn.
    private static string[] InShort(string[] words) =>
    [
        .. words.Prepend("").Zip(words, words.Skip(1).Append("")).Select(place => place switch
        {
            ("--minutes", _, _) => "0.02",
            ("--epochs", _, _) => "1",
            (_, "--drawn", not [>= '0' and <= '9', ..]) => "--drawn=200",
            var (_, word, _) => word,
        }),
    ];

    // Commands within the text; a name of one without what it takes speaks of it only.
    [GeneratedRegex(@"`(mlnetgan \w+ [^`\n]*)`")]
    private static partial Regex Inline();

    [GeneratedRegex("^(?:tests|examples)/")]
    private static partial Regex InRepository();

    [GeneratedRegex("^[A-Z_]+=")]
    private static partial Regex Variable();
}
