using System.CommandLine;
using System.CommandLine.Parsing;

namespace MLNetGan.Cli.Commands;

/// <summary>Options that name a file or a folder.</summary>
internal static class PathOption
{
    /// <summary>A path that must be given.</summary>
    public static Option<string> Required(string name, string helpName, string description)
    {
        var option = new Option<string>(name) { HelpName = helpName, Description = description, Required = true };
        option.Validators.Add(result => RefuseEmpty(name, result));
        return option;
    }

    /// <summary>A path that may be given.</summary>
    public static Option<string?> Optional(string name, string helpName, string description)
    {
        var option = new Option<string?>(name) { HelpName = helpName, Description = description };
        option.Validators.Add(result => RefuseEmpty(name, result));
        return option;
    }

    /// <summary>Adds an error where a path is empty, as one of a shell's variable without a value is.</summary>
    public static void RefuseEmpty(string name, SymbolResult result)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            result.AddError($"{name}: expected a path, which must not be empty.");
    }
}
