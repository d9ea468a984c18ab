using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Runs;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>The argument RUN of commands that use a trained run.</summary>
internal static class RunArgument
{
    public static Argument<string> Create()
    {
        var run = new Argument<string>("RUN")
        {
            Description = "A run folder: what --out of 'mlnetgan train' or 'import', or a program's RunFolder named."
        };
        run.Validators.Add(result => PathOption.RefuseEmpty("RUN", result));
        return run;
    }

    /// <summary>Loads what the run has trained: the best checkpoint where training measured which is best, else the last.</summary>
    /// <typeparam name="TNetwork">The kind of network that the command can use.</typeparam>
    /// <param name="ml">Loads it.</param>
    /// <param name="path">The run folder.</param>
    /// <param name="ofBytes">Whether it is to have the columns of image files, vectors of 0 to 255; else it has those of training.</param>
    public static TNetwork Load<TNetwork>(MLContext ml, string path, bool ofBytes = true) where TNetwork : NetworkTransformer
    {
        var directory = new RunDirectory(path);
        directory.RequireRun();
        SystemDefinition system = SystemOf(directory);
        if (!typeof(TNetwork).IsAssignableFrom(typeof(ImageTranslatorTransformer)) && system.Translates)
            throw new UserException($"Run '{directory.Path}' is of {system.Name}, which translates images. Use 'mlnetgan translate'.");
        if (!typeof(TNetwork).IsAssignableFrom(typeof(ImageGeneratorTransformer)) && !system.Translates)
            throw new UserException(
                $"Run '{directory.Path}' is of {system.Name}, which generates images from noise. Use 'mlnetgan generate'.");
        if (directory.Checkpoint is null && !directory.IsImported)
            throw new UserException($"Run '{directory.Path}' has no checkpoint yet. Train it further with --resume.");
        return ml.Gan().Load<TNetwork>(directory.Path, ofBytes);
    }

    /// <summary>The system that a run trains.</summary>
    public static SystemDefinition SystemOf(RunDirectory directory)
    {
        string name = RunModel.Read(directory.Files).System;
        return SystemList.Find(name)
            ?? throw new UserException($"Run '{directory.Path}' is of '{name}', a system that this version of mlnetgan does not know.");
    }
}
