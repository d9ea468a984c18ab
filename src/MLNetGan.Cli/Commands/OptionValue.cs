using System.CommandLine;
using System.CommandLine.Parsing;

namespace MLNetGan.Cli.Commands;

/// <summary>Reads options of command lines that may be wrong.</summary>
internal static class OptionValue
{
    /// <summary>An option's value; the default of its type where it is not given, or wrong, which it tells of itself.</summary>
    public static T? ValueOrDefault<T>(this CommandResult result, Option<T> option)
    {
        try
        {
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
