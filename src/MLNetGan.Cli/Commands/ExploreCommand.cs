using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan explore RUN</c></summary>
internal static class ExploreCommand
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var command = new Command("explore", "Shows what a generator has learned, as a PNG sheet or an animated GIF.")
        {
            run,
            ExploreInterpolate.Create(run),
            ExploreTraverse.Create(run),
            ExploreArithmetic.Create(run),
        };
        foreach (Command exploration in command.Subcommands)
        {
            exploration.Validators.Add(result =>
            {
                if (result.GetResult(run) is null)
                    result.AddError($"RUN is missing before {exploration.Name}: mlnetgan explore RUN {exploration.Name}.");
            });
        }
        return command;
    }
}
