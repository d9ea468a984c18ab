using System.Globalization;
using System.Text.RegularExpressions;

namespace Examples;

/// <summary>
/// The arguments of an example, --NAME VALUE each. What is wrong with them is told in a line, as is what goes wrong later; --help tells
/// what there is. All three end the program.
/// </summary>
internal sealed class Arguments
{
    private readonly string _usage;
    private readonly Dictionary<string, string> _values = [];

    /// <param name="arguments">What stands on the command line.</param>
    /// <param name="usage">The names that there are, such as "[--out DIR] [--minutes M]".</param>
    public Arguments(string[] arguments, string usage)
    {
        _usage = usage;
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) => End(1, ((Exception)unhandled.ExceptionObject).Message);
        if (arguments.Any(argument => argument is "--help" or "-h" or "-?"))
            End(0, $"Arguments: {usage}");
        string[] known = [.. Regex.Matches(usage, "--[a-z-]+").Select(match => match.Value)];
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!known.Contains(arguments[i]))
                End(2, $"Unknown argument '{arguments[i]}'. Arguments: {usage}");
            if (i + 1 == arguments.Length)
                End(2, $"{arguments[i]} is missing its value. Arguments: {usage}");
            // The first of a name counts: what runs an example may add its own after those that were asked for.
            _values.TryAdd(arguments[i], arguments[i + 1]);
        }
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>A number above 0.</summary>
    public double Number(string name, double otherwise) => Text(name) is not { } text ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is > 0 and < 1e6 ? number
        : throw Wrong(name, text, "a number above 0, such as 0.5");

    /// <summary>A whole number from 1 on.</summary>
    public int Whole(string name, int otherwise) => Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number
        : throw Wrong(name, text, "a whole number from 1 on");

    /// <summary>One of some words; the first, where none is given.</summary>
    public string OneOf(string name, params string[] words) => Text(name) is not { } text ? words[0]
        : words.Contains(text) ? text : throw Wrong(name, text, string.Join(" or ", words));

    /// <summary>Ends the program unless all or none of some arguments are given.</summary>
    public void Together(params string[] names)
    {
        if (names.FirstOrDefault(name => Text(name) is null) is { } missing && names.FirstOrDefault(name => Text(name) is not null) is { } given)
            End(2, $"{given} is missing {missing}. Arguments: {_usage}");
    }

    private ArgumentException Wrong(string name, string text, string expected)
    {
        End(2, $"{name} {text}: expected {expected}. Arguments: {_usage}");
        return new ArgumentException(name);
    }

    private static void End(int status, string message)
    {
        (status == 0 ? Console.Out : Console.Error).WriteLine(message.ReplaceLineEndings(" "));
        Environment.Exit(status);
    }
}
