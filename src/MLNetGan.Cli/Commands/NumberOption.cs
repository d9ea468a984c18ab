using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace MLNetGan.Cli.Commands;

/// <summary>Options that take a number in a range.</summary>
internal static class NumberOption
{
    /// <summary>A whole number from a minimum on.</summary>
    public static Option<T?> Whole<T>(string name, string helpName, string description, T minimum) where T : struct, IBinaryInteger<T>, IMinMaxValue<T> =>
        Create<T>(name, helpName, description, value => value >= minimum, minimum == T.MinValue ? "a whole number" : $"a whole number of at least {minimum}");

    /// <summary>A number above 0.</summary>
    public static Option<double?> Positive(string name, string helpName, string description) =>
        Create<double>(name, helpName, description, value => value is > 0 and < 1e6, "a number above 0 and below 1,000,000");

    private static Option<T?> Create<T>(string name, string helpName, string description, Func<T, bool> isValid, string expected)
        where T : struct, INumber<T> => new(name)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = result =>
            {
                if (result.Tokens.Count == 0)
                    return null;
                if (T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out T value) && isValid(value))
                    return value;
                result.AddError($"{name} {result.Tokens[0].Value}: expected {expected}.");
                return null;
            },
        };
}
