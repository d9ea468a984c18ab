using System.CommandLine;
using System.Globalization;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan explore RUN traverse</c></summary>
internal static class ExploreTraverse
{
    public static Command Create(Argument<string> run)
    {
        Option<long[]?> seeds = NumberList.SeedsOption("The seeds, a column of images each. [default: 0..9]");
        var over = new Option<string?>("--over")
        {
            HelpName = "COLUMN[=VALUES]",
            Description = "The condition that changes from row to row, and its values. [default: the generator's first, all values]"
        };
        var coordinate = new Option<string?>("--coordinate")
        {
            HelpName = "N[=NUMBERS]",
            Description = "Change a coordinate of the latent vector instead, from 0; -3..3 is ten steps from -3 to 3. " +
                "[default numbers: -3..3]"
        };
        var output = new ExploreOutput("row", frameMilliseconds: 500);
        var command = new Command("traverse", "Draws the same seeds for every value of a condition, such as the label, a row a value.")
        {
            seeds, over, coordinate
        };
        output.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(over) is not null && result.GetResult(coordinate) is not null)
                result.AddError("Give one of --over and --coordinate.");
        });
        command.SetAction(parsed =>
        {
            long[] columns = parsed.GetValue(seeds) is { Length: > 0 } given ? given : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
            output.Write(parsed, run, (generator, conditions) =>
            {
                if (parsed.GetValue(coordinate) is { } text)
                {
                    (string name, string? numbers) = ConditionText.Split(text);
                    if (!StrictNumber.TryWhole(name, out int index))
                        throw new UserException($"--coordinate {text}: expected the number of a coordinate, as in 5 or 5=-3..3.");
                    float[] values = NumberList.Numbers($"--coordinate {text}", numbers ?? "-3..3");
                    return new ExploredImages(
                        generator.TraverseLatent(columns, index, values, conditions),
                        [.. values.Select(value => Caption($"latent {index} =", value))]);
                }
                GeneratorCondition condition = parsed.GetValue(over) is { } wanted ? ConditionText.Parse(generator, "--over", wanted)
                    : generator.Conditions is [var first, ..] ? first
                    : throw new UserException(
                        "This run's generator takes no conditions. Use --coordinate to change a coordinate of its latent vector.");
                if (conditions.Any(with => with.ColumnName == condition.ColumnName))
                    throw new UserException($"--with {condition.ColumnName}: the rows go over the values of {condition.ColumnName} " +
                        $"themselves. Give them with --over {condition.ColumnName}=VALUES.");
                IEnumerable<string> captions = condition.Names?.Select(name => $"{condition.ColumnName} {name}")
                    ?? condition.Numbers!.Select(number => Caption(condition.ColumnName, number));
                return new ExploredImages(generator.Traverse(columns, condition, conditions), [.. captions]);
            });
        });
        return command;
    }

    private static string Caption(string what, float value) => string.Create(CultureInfo.InvariantCulture, $"{what} {value:0.###}");
}
