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
        Option<int?> steps = NumberOption.Whole("--steps", "N", $"Steps from each seed to the next. [default: {Steps}]", minimum: 1, maximum: MostSteps);
        var loop = new Option<bool>("--loop") { Description = "Go back to the first seed at the end." };
        var linear = new Option<bool>("--linear") { Description = "Go along straight lines rather than arcs." };
        var output = new ExploreOutput("place on the way", frameMilliseconds: 100);
        var command = new Command("interpolate", "Goes through latent space from seed to seed. With labels, one way for each.") { seeds, steps, loop, linear };
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            long[] way = parsed.GetValue(seeds) is { Length: > 0 } given ? given : [0, 1, 2, 3, 4];
            int each = parsed.GetValue(steps) ?? Steps;
            bool isLoop = parsed.GetValue(loop);
            int places = isLoop ? way.Length * each : (way.Length - 1) * each + 1;
            output.Write(parsed, run, (generator, conditions) => new ExploredImages(
                generator.Interpolate(way, each, parsed.GetValue(linear) ? LatentInterpolation.Linear : LatentInterpolation.Spherical, isLoop, conditions),
                Rows: places, ColumnsAlone: places == each + 1 ? places : each));
        });
        return command;
    }
}
