using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>Lets <c>train --resume --out RUN</c> do without the system, which the run names.</summary>
internal static class ResumedSystem
{
    private const string Folder = "--out";

    /// <summary>The command line with the system, where a resume leaves it out.</summary>
    /// <exception cref="UserException">There is no run.</exception>
    public static string[] Complete(string[] arguments)
    {
        if (arguments is not ["train", ['-', ..], ..] || !arguments.Contains("--resume") || RunOf(arguments) is not { } run)
            return arguments;
        var directory = new RunDirectory(run);
        directory.RequireRun();
        return ["train", RunArgument.SystemOf(directory).Name, .. arguments[1..]];
    }

    private static string? RunOf(string[] arguments)
    {
        string? joined = arguments.FirstOrDefault(word => word.StartsWith(Folder + '=', StringComparison.Ordinal));
        int at = Array.IndexOf(arguments, Folder) + 1;
        string? run = joined is not null ? joined[(Folder.Length + 1)..] : at > 0 && at < arguments.Length ? arguments[at] : null;
        return string.IsNullOrWhiteSpace(run) ? null : run;
    }
}
