using System.CommandLine;

namespace MLNetGan.Cli.Runs;

/// <summary>Lists of numbers on the command line: 1,5,9 or 0..9, or both.</summary>
internal static class NumberList
{
    private const int MostSeeds = 10_000, StepsInRange = 10;

    /// <summary>The option --seeds.</summary>
    public static Option<long[]?> SeedsOption(string description) => new("--seeds")
    {
        HelpName = "LIST",
        Arity = ArgumentArity.ExactlyOne,
        Description = description,
        CustomParser = result =>
        {
            long[]? seeds = Seeds(result.Tokens[0].Value);
            if (seeds is null)
                result.AddError($"--seeds {result.Tokens[0].Value}: expected whole numbers such as 3,17 or 0..9, the smaller end of a " +
                    $"range first, at most {MostSeeds} in all.");
            return seeds;
        },
    };

    /// <summary>An option of distinct whole numbers from a minimum on, or of none.</summary>
    public static Option<int[]?> Option(string name, string description, int minimum) => new(name)
    {
        HelpName = "LIST",
        Arity = ArgumentArity.ExactlyOne,
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (text == Setting.None)
                return [];
            if (Seeds(text) is { } numbers && numbers.All(number => number >= minimum && number <= int.MaxValue)
                && numbers.Distinct().Count() == numbers.Length)
                return Array.ConvertAll(numbers, number => (int)number);
            result.AddError($"{name} {text}: expected different whole numbers from {minimum} on, such as 25,50, or {Setting.None}.");
            return null;
        },
    };

    /// <summary>
    /// What <see cref="Option"/> was given; null where it was not, for which System.CommandLine has an empty array, as for none.
    /// </summary>
    public static int[]? Given(ParseResult parsed, Option<int[]?> option) =>
        parsed.GetResult(option) is null ? null : parsed.GetValue(option);

    /// <summary>Whole numbers; null where the text is no list of them.</summary>
    public static long[]? Seeds(string text)
    {
        List<long> seeds = [];
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split("..");
            if (ends.Length > 2 || !StrictNumber.TryWhole(ends[0], out long first) || !StrictNumber.TryWhole(ends[^1], out long last)
                || first > last || (Int128)last - first >= MostSeeds - seeds.Count)
                return null;
            for (long i = 0; i <= last - first; i++)
                seeds.Add(first + i);
        }
        return [.. seeds];
    }

    /// <summary>Numbers without ranges; null where the text is no list of them.</summary>
    public static float[]? Plain(string text)
    {
        List<float> numbers = [];
        foreach (string part in text.Split(','))
        {
            if (!StrictNumber.TryReal(part, out float number))
                return null;
            numbers.Add(number);
        }
        return [.. numbers];
    }

    /// <summary>Numbers, of which a range is ten steps.</summary>
    /// <param name="option">What the user wrote, for the error.</param>
    /// <param name="text">The list.</param>
    /// <exception cref="UserException">The text is no list of numbers.</exception>
    public static float[] Numbers(string option, string text)
    {
        List<float> numbers = [];
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split("..");
            if (ends.Length > 2 || !StrictNumber.TryReal(ends[0], out float first) || !StrictNumber.TryReal(ends[^1], out float last))
                throw new UserException($"{option}: expected numbers such as -1,0.5 or -3..3.");
            if (ends.Length == 1)
                numbers.Add(first);
            else
                numbers.AddRange(Enumerable.Range(0, StepsInRange).Select(i => first + (last - first) * i / (StepsInRange - 1)));
        }
        return [.. numbers];
    }
}
