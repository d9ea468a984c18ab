using System.CommandLine;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>Lets <c>train --resume --out RUN</c> do without the system, which the run names.</summary>
internal static class ResumedSystem
{
    /// <summary>The command line with the system, where a resume leaves it out.</summary>
    /// <exception cref="UserException">There is no run.</exception>
    public static string[] Complete(string[] arguments)
    {
        if (arguments is not ["train", ['-', ..], ..] || RunOf(arguments[1..]) is not { } run)
            return arguments;
        var directory = new RunDirectory(run);
        directory.RequireRun();
        return ["train", RunArgument.SystemOf(directory).Name, .. arguments[1..]];
    }

    // Which other options there are, only the system says. Whatever is wrong with these two, its command tells.
    private static string? RunOf(string[] arguments)
    {
        var resume = new Option<bool>("--resume");
        var folder = new Option<string?>("--out");
        ParseResult parsed = new Command("train") { resume, folder }
            .Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string? run = parsed.GetResult(folder)?.Tokens.FirstOrDefault()?.Value;
        bool isResume = parsed.GetResult(resume) is { } given && !given.Errors.Any() && parsed.GetValue(resume);
        return isResume && !string.IsNullOrWhiteSpace(run) ? run : null;
    }
}
