using System.CommandLine;
using System.Numerics;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>Options that take a number in a range.</summary>
internal static class NumberOption
{
    private delegate bool Parser<T>(string text, out T value);

    /// <summary>A whole number from a minimum on.</summary>
    public static Option<T?> Whole<T>(string name, string helpName, string description, T minimum)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T> =>
        Whole(name, helpName, description, minimum, T.MaxValue);

    /// <summary>A whole number from a minimum to a maximum.</summary>
    public static Option<T?> Whole<T>(string name, string helpName, string description, T minimum, T maximum)
        where T : struct, IBinaryInteger<T> =>
        Create(name, helpName, description, (string text, out T value) =>
            StrictNumber.TryWhole(text, out value) && value >= minimum && value <= maximum,
            $"a whole number from {minimum} to {maximum}");

    /// <summary>A number above 0.</summary>
    public static Option<double?> Positive(string name, string helpName, string description) =>
        Create(name, helpName, description, (string text, out double value) =>
            StrictNumber.TryReal(text, out value) && value is > 0 and < 1e6,
            "a number above 0 and below 1000000, such as 0.5");

    private static Option<T?> Create<T>(string name, string helpName, string description, Parser<T> parse, string expected)
        where T : struct =>
        new(name)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = result =>
            {
                if (result.Tokens.Count == 0)
                    return null;
                if (parse(result.Tokens[0].Value, out T value))
                    return value;
                result.AddError($"{name} {result.Tokens[0].Value}: expected {expected}.");
                return null;
            },
        };
}
