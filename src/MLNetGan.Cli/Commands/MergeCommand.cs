using System.CommandLine;
using MLNetGan.Cli.Shards;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan merge DIR</c></summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder that 'mlnetgan generate --shard' named as --out." };
        folder.Validators.Add(result => PathOption.RefuseEmpty("DIR", result));
        var command = new Command("merge", "Makes one of the images that shards have generated.") { folder };
        command.SetAction(parsed => Console.WriteLine(ShardMerge.Run(new ShardFolder(parsed.GetRequiredValue(folder)))));
        return command;
    }
}
