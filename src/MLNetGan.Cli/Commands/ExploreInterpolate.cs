using System.CommandLine;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan explore RUN interpolate</c></summary>
internal static class ExploreInterpolate
{
    private const int Steps = 8, MostSteps = 1000;

    public static Command Create(Argument<string> run)
    {
        Option<long[]?> seeds = NumberList.SeedsOption("The seeds on the way, at least two. [default: 0..4]");
        Option<int?> stepCount = NumberOption.Whole("--steps", "N", $"Steps from each seed to the next. [default: {Steps}]",
            minimum: 1, maximum: MostSteps);
        var loop = new Option<bool>("--loop") { Description = "Go back to the first seed at the end." };
        var linear = new Option<bool>("--linear") { Description = "Go along straight lines rather than arcs." };
        var output = new ExploreOutput("place on the way", frameMilliseconds: 100);
        var command = new Command("interpolate", "Goes through latent space from seed to seed. With labels, one way for each.")
        {
            seeds, stepCount, loop, linear
        };
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            long[] way = parsed.GetValue(seeds) is { Length: > 0 } given ? given : [0, 1, 2, 3, 4];
            int each = parsed.GetValue(stepCount) ?? Steps;
            bool isLoop = parsed.GetValue(loop);
            int places = isLoop ? way.Length * each : (way.Length - 1) * each + 1;
            // Where there is one way, a row goes from seed to seed.
            int inRow = places == each + 1 ? places : each;
            string[] steps = [.. Enumerable.Range(0, places).Select(
                place => place % each == 0 ? $"seed {way[place / each]}" : $"{Way(place)}: {place % each}/{each}")];
            string[] ways = [.. Enumerable.Range(0, places).Where(place => place % inRow == 0)
                .Select(place => !isLoop && place == places - 1 ? $"seed {way[^1]}" : $"seed {Way(place)}")];
            output.Write(parsed, run, (generator, conditions) => new ExploredImages(
                generator.Interpolate(way, each,
                    parsed.GetValue(linear) ? LatentInterpolation.Linear : LatentInterpolation.Spherical, isLoop, conditions),
                steps, (inRow, ways)));

            string Way(int place) => $"{way[place / each]} to {way[(place / each + 1) % way.Length]}";
        });
        return command;
    }
}
