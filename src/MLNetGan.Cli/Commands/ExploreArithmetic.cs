using System.CommandLine;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan explore RUN arithmetic</c></summary>
internal static class ExploreArithmetic
{
    public static Command Create(Argument<string> run)
    {
        var expression = new Argument<string[]>("EXPRESSION")
        {
            Description = "Groups of seeds to add and subtract, in quotes: \"1,2,3 - 4,5,6 + 7,8,9\". As many seeds in each.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new ExploreOutput("row", frameMilliseconds: 1000);
        var command = new Command("arithmetic", "Adds and subtracts the mean latent vectors of groups of seeds: a row a group, " +
            "its images and last that of its mean; then a row of variations and last the result.")
        {
            expression
        };
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            IReadOnlyList<LatentTerm> terms = Terms(string.Join(' ', parsed.GetRequiredValue(expression)));
            output.Write(parsed, run, (generator, conditions) => new ExploredImages(
                generator.Combine(terms, conditions: conditions),
                [.. terms.Select((term, i) => Caption(term, isFirst: i == 0)), "result"]));
        });
        return command;
    }

    private static string Caption(LatentTerm term, bool isFirst) =>
        $"{(term.IsSubtracted ? "- " : isFirst ? "" : "+ ")}{string.Join(',', term.Seeds)}";

    private static List<LatentTerm> Terms(string expression)
    {
        List<LatentTerm> terms = [];
        string sign = "+";
        bool isGroupNext = true;
        foreach (string word in expression.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (isGroupNext && NumberList.Seeds(word) is { } seeds)
                terms.Add(sign == "-" ? LatentTerm.Minus(seeds) : LatentTerm.Plus(seeds));
            else if (!isGroupNext && word is "+" or "-")
                sign = word;
            else
                throw new UserException($"'{expression}' is no sum of groups of seeds: found '{word}', " +
                    $"expected {(isGroupNext ? "seeds such as 1,2,3" : "+ or - between spaces")}.");
            isGroupNext = !isGroupNext;
        }
        return !isGroupNext ? terms
            : throw new UserException($"'{expression}' is no sum of groups of seeds: it ends where seeds such as 1,2,3 are expected.");
    }
}
