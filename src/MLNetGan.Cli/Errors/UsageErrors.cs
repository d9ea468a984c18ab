using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using MLNetGan.Cli.Commands;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Errors;

/// <summary>Tells what is wrong with a command line.</summary>
internal static partial class UsageErrors
{
    public static int Write(TextWriter output, ParseResult parsed)
    {
        CommandResult command = parsed.CommandResult;
        // All other errors may come of the unknown word.
        IEnumerable<string> messages = Unknown(parsed) is { } unknown ? [unknown]
            : parsed.Errors.Select(Text).Distinct();
        foreach (string message in messages)
            output.WriteLine($"mlnetgan: {message}");
        output.WriteLine($"Try '{FullName(command)} --help'.");
        return ExitCode.Usage;
    }

    // An argument is in error without any word only where it is missing, and its message does not name it.
    private static string Text(ParseError error) => error.SymbolResult is ArgumentResult { Tokens.Count: 0, Argument.Name: var name }
        ? $"{name} is missing." : Space().Replace(error.Message, " ").Trim();

    /// <summary>What is said of --resume without --out: every other command takes the run as its argument.</summary>
    public const string ResumeWithoutRun = "--resume goes on with the run that --out RUN names.";

    /// <summary>The command's name after those of the commands that it belongs to.</summary>
    private static string FullName(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{FullName(parent)} {command.Command.Name}" : command.Command.Name;

    private static string? Unknown(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string[] commands = [.. command.Subcommands.Select(known => known.Name)];
        if (commands.Length > 0)
        {
            string what = command.Subcommands.All(known => known is TrainSystemCommand or ImportSystemCommand) ? "system" : "command";
            string expected = $"expected one of {string.Join(", ", commands)}.";
            string? word = parsed.UnmatchedTokens.FirstOrDefault() is { } first && !IsOption(first) ? first : null;
            if (word is not null && Spelling.Nearest(word, commands) is { } nearest)
                return $"unknown {what} '{word}'; did you mean {nearest}?";
            if (command.Subcommands[0] is TrainSystemCommand && parsed.UnmatchedTokens.Contains("--resume")
                && !parsed.UnmatchedTokens.Any(token => token.Split('=', ':')[0] == "--out"))
                return ResumeWithoutRun;
            return word is null ? $"a {what} is missing: {expected}" : $"unknown {what} '{word}': {expected}";
        }
        // An unknown option is also what an option that can do without a value takes for its own.
        string? option = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && IsOption(token.Value))?.Value.Split('=')[0];
        if (option is null)
            return null;
        // What stands before it is an option that takes any text.
        if (Options(command).Contains(option))
            return $"{parsed.Tokens.TakeWhile(token => token.Type != TokenType.Argument || !IsOption(token.Value)).Last().Value} is " +
                $"missing its value: {option} follows.";
        string otherwise = command is TrainSystemCommand { System.Name: var system }
            ? $" 'mlnetgan options {system}' lists what --set sets." : "";
        return $"unknown option {option}{Advice(Spelling.Nearest(option, Options(command)), otherwise)}";
    }

    // Numbers below 0 are none.
    private static bool IsOption(string word) => word is ['-', '-' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), ..];

    private static string Advice(string? nearest, string otherwise = "") =>
        nearest is null ? $".{otherwise}" : $"; did you mean {nearest}?";

    // Options of a system, too, whose dashes and cases users cannot know.
    private static IEnumerable<string> Options(Command command) =>
    [
        .. command.Options.Where(option => !option.Hidden).Select(option => option.Name),
        .. command is TrainSystemCommand train ? Setting.Of(train.System).Select(property => Setting.OptionOf(property.Name)) : [],
    ];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
