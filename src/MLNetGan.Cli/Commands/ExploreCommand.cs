using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan explore RUN</c></summary>
internal static class ExploreCommand
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        return new Command("explore", "Shows what a generator has learned, as a PNG sheet or an animated GIF.")
        {
            run,
            ExploreInterpolate.Create(run),
            ExploreTraverse.Create(run),
            ExploreArithmetic.Create(run),
        };
    }
}
