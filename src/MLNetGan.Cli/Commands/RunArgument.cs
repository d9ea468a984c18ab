using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>The argument RUN of commands that use a trained run.</summary>
internal static class RunArgument
{
    public static Argument<string> Create() => new("RUN") { Description = "A run folder that 'mlnetgan train' wrote." };

    /// <summary>Loads the transformer of a run, which must be of the given kind.</summary>
    public static TTransformer Load<TTransformer>(MLContext ml, string path) where TTransformer : NetworkTransformer
    {
        var directory = new RunDirectory(path);
        directory.RequireRun();
        if (directory.Checkpoint is null)
            throw new UserException($"Run '{directory.Path}' has no checkpoint yet. Train it further with --resume.");
        return ml.Gan().LoadRun<TTransformer>(directory.Path);
    }
}
