using System.CommandLine;
using MLNetGan.Cli.Shards;
using MLNetGan.Native;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan merge DIR</c></summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder that 'mlnetgan generate --shard' named as --out." };
        folder.Validators.Add(result => PathOption.RefuseEmpty("DIR", result));
        var command = new Command("merge", "Makes one of the images that shards have generated.") { folder };
        command.SetAction(parsed =>
        {
            // Started together with others, one is enough.
            if (MpiLauncher.Rank is null or 0)
                Console.WriteLine(ShardMerge.Run(new ShardFolder(parsed.GetRequiredValue(folder))));
        });
        return command;
    }
}
