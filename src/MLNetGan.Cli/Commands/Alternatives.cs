using System.CommandLine;
using System.CommandLine.Parsing;
using MLNetGan.Cli.Errors;

namespace MLNetGan.Cli.Commands;

/// <summary>Options and arguments that take one of some words; for another one the nearest is offered.</summary>
internal static class Alternatives
{
    public static void AcceptOneOf<T>(this Option<T> option, params string[] words) =>
        option.Validators.Add(result => Check(option.Name, result, words));

    public static void AcceptOneOf<T>(this Argument<T> argument, params string[] words) =>
        argument.Validators.Add(result => Check(argument.Name, result, words));

    private static void Check(string name, SymbolResult result, string[] words)
    {
        foreach (string word in result.Tokens.Select(token => token.Value).Where(word => !words.Contains(word)))
        {
            result.AddError(Spelling.Nearest(word, words) is { } nearest
                ? $"{name} {word}: did you mean {nearest}?"
                : $"{name} {word}: expected {string.Join(", ", words[..^1])} or {words[^1]}.");
        }
    }
}
