using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>A run's folder as commands use it: what it lacks is told to the user.</summary>
internal sealed class RunDirectory(string path)
{
    public RunFolder Files { get; } = new(path);

    public string Path => Files.Path;

    /// <summary>Whether it is a run's, of the tool or of a program.</summary>
    public bool HoldsRun => File.Exists(Files.Model);

    /// <summary>Whether what it holds was trained elsewhere.</summary>
    public bool IsImported => Files.IsImported;

    /// <summary>The newest checkpoint's name, or null.</summary>
    public string? Checkpoint => Files.Checkpoints.Last;

    /// <summary>What in the folder of a run that was stopped is older than its checkpoint, as a sentence; empty where nothing is.</summary>
    public string EarlierResults => File.Exists(Files.Pipeline)
        ? "pipeline.zip, generator.onnx and samples.png are still of its earlier end. " : "";

    /// <summary>Makes sure that the folder holds a run that can be read.</summary>
    /// <exception cref="InvalidDataException">The run is of another version.</exception>
    public void RequireRun()
    {
        if (!Directory.Exists(Path))
            throw new UserException($"There is no run folder '{Path}'. Train one with 'mlnetgan train'.");
        if (!HoldsRun)
            throw new UserException(
                $"'{Path}' holds no run (no model.json). Name a folder that 'mlnetgan train --out' named, or a program's run folder.");
        RunModel.Read(Files);
    }

    /// <summary>Makes sure that there is no other run in the folder, nor a file that one would take the place of.</summary>
    /// <exception cref="UserException">There is.</exception>
    public void RequireNew()
    {
        if (HoldsRun)
            throw new UserException(IsImported
                ? $"Run folder '{Path}' holds imported weights. Choose another folder."
                : $"Run folder '{Path}' already holds a run. Go on with it (--resume), or choose another folder.");
        string[] files = [Files.Request, Files.Losses, Files.SampleSheet, Files.Metrics, Files.Report, Files.Pipeline, Files.Onnx,
            Files.Weights];
        string[] taken = [.. files.Where(System.IO.Path.Exists), .. Files.EpochSheets(int.MaxValue).Select(sheet => sheet.Path)];
        if (taken.Length == 0 && (Checkpoint is not null || File.Exists(Files.Checkpoints.Folder)))
            taken = [Files.Checkpoints.Folder];
        if (taken.Length > 0)
            throw new UserException($"'{string.Join("', '", taken)}' {(taken.Length == 1 ? "is" : "are")} there already, and a run would " +
                $"take {(taken.Length == 1 ? "its" : "their")} place. Choose another folder for --out, or remove " +
                $"{(taken.Length == 1 ? "it" : "them")}.");
    }

    /// <summary>Makes sure that what a command writes does not come to lie among the files of the run, or of another one.</summary>
    /// <exception cref="UserException">It would.</exception>
    public void RequireOutside(string output)
    {
        RunDirectory? among = HoldsRun && FolderPlace.IsWithin(output, Path) ? this : null;
        string? folder = new RunFolder(output).Path;
        for (; among is null && folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            // Programs of other kinds have a model.json, too.
            var other = new RunDirectory(folder);
            if (other.HoldsRun && (other.IsImported || other.Checkpoint is not null || File.Exists(other.Files.Losses)))
                among = other;
        }
        if (among is not null)
            throw new UserException(
                $"--out {output} lies in the run folder '{among.Path}', among the files of the run. Choose another folder.");
    }

    /// <summary>What the run was asked for.</summary>
    /// <param name="system">The system that it trains.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="UserException">A program asked, in other words than the tool's.</exception>
    public RunRequest ReadRequest(SystemDefinition system)
    {
        if (!File.Exists(Files.Request))
            return ProgramRun.ToRequest(RunModel.Read(Files), system, Files);
        RunRequest request = RunRequestFile.ReadRequest<RunRequest>(Files);
        return request.IsPlausible ? request
            : throw new InvalidDataException($"'{Files.Request}' cannot be read: it does not say what system and preset the run has.");
    }

    public void WriteOptions(RunRequest request, TrainingOptions options)
    {
        try
        {
            Directory.CreateDirectory(Path);
            RunRequestFile.Write(Files, TrainCommandLine.Of(request, Path), request, options);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new UserException(
                $"Run folder '{Path}' cannot be written: {error.Message} Choose a folder that this user can write.", error);
        }
    }

    /// <summary>Takes back what is said of a run that never began, so that its folder is free; and the folder, if that was all.</summary>
    public void Forget()
    {
        try
        {
            if (!HoldsRun || Checkpoint is not null || File.Exists(Files.Losses))
                return;
            File.Delete(Files.Request);
            File.Delete(Files.Model);
            Files.RemoveUnused();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Why the run never began says more than this.
        }
    }
}
