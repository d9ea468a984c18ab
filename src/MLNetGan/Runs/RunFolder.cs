using System.Globalization;

namespace MLNetGan.Runs;

/// <summary>The files of a run, and where they lie.</summary>
internal sealed class RunFolder(string path)
{
    private const string SampleFolder = "samples", SheetPrefix = "epoch-", SheetEnding = ".png";

    /// <summary>The folder, as a full path that ends in its name: shells complete a folder's with a separator.</summary>
    public string Path { get; } = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    /// <summary>What makes the transformer again, beside a checkpoint: <see cref="RunModel"/>.</summary>
    public string Model => At("model.json");

    /// <summary>The generator's weights in a folder that holds no training, but what was trained elsewhere.</summary>
    public string Weights => At("weights.safetensors");

    /// <summary>Whether it holds what was trained elsewhere alone; beside a training such a file is an export of it.</summary>
    public bool IsImported => File.Exists(Weights) && Checkpoints.Last is null;

    /// <summary>A row an epoch: <see cref="LossFile"/>.</summary>
    public string Losses => At("losses.csv");

    /// <summary>The sheet of samples of the delivered weights.</summary>
    public string SampleSheet => At("samples.png");

    /// <summary>What came of the run: <see cref="RunSummary"/>.</summary>
    public string Metrics => At("metrics.json");

    /// <summary>The run as a page: <see cref="Reports.RunPage"/>.</summary>
    public string Report => At("report.html");

    /// <summary>Pictures that a system draws beside its sheets of samples, in the order of their names.</summary>
    public IEnumerable<string> OtherPictures => Directory.Exists(At(SampleFolder))
        ? Directory.GetFiles(At(SampleFolder)).Where(file => System.IO.Path.GetExtension(file) is SheetEnding or ".gif" &&
            !System.IO.Path.GetFileName(file).StartsWith(SheetPrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [];

    /// <summary>The folder of what comes of comparing its images with real ones.</summary>
    public string Evaluation => At("evaluation");

    /// <summary>What was asked for on a command line: <see cref="RunRequestFile"/>.</summary>
    public string Request => At("options.json");

    /// <summary>The trained ML.NET pipeline.</summary>
    public string Pipeline => At("pipeline.zip");

    /// <summary>The trained network.</summary>
    public string Onnx => At("generator.onnx");

    public CheckpointStore Checkpoints { get; } = new(System.IO.Path.Combine(System.IO.Path.GetFullPath(path), "checkpoints"));

    /// <summary>The sheet of samples of an epoch, drawn or not.</summary>
    public string EpochSheet(int epoch) =>
        System.IO.Path.Combine(At(SampleFolder), string.Create(CultureInfo.InvariantCulture, $"{SheetPrefix}{epoch:D4}{SheetEnding}"));

    /// <summary>The sheets of samples that were drawn up to an epoch, in order.</summary>
    public IEnumerable<(int Epoch, string Path)> EpochSheets(int lastEpoch) => Directory.Exists(At(SampleFolder))
        ? Directory.GetFiles(At(SampleFolder), $"{SheetPrefix}*{SheetEnding}").Select(sheet => (Epoch: EpochOf(sheet) ?? 0, Path: sheet))
            .Where(sheet => sheet.Epoch > 0 && sheet.Epoch <= lastEpoch && sheet.Path == EpochSheet(sheet.Epoch))
            .OrderBy(sheet => sheet.Epoch)
        : [];

    /// <summary>Makes the folder, which is locked, ready to be written.</summary>
    /// <param name="system">The name of the system to train.</param>
    /// <param name="resume">Whether to go on with the run that it holds.</param>
    /// <exception cref="IOException">It cannot be written, or it holds a run that is not to be resumed.</exception>
    /// <exception cref="InvalidDataException">It holds a run of another system or version, which stays as it is.</exception>
    public void Prepare(string system, bool resume)
    {
        if (IsImported)
        {
            throw new IOException(
                $"Run folder '{Path}' holds weights that were trained elsewhere, and no training to go on with. Choose another folder.");
        }
        if (!resume && (File.Exists(Losses) || Checkpoints.Last is not null))
            throw new IOException($"Run folder '{Path}' already holds a run ({(File.Exists(Losses) ? "losses.csv" : "checkpoints")}). " +
                "Set TrainingOptions.Resume to go on with it, or choose another folder.");
        if (resume)
            Check(system);
        try
        {
            Disk.CreateFolder(At(SampleFolder));
            string probe = At(".writable");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            AtomicFile.CleanUp(Path);
            AtomicFile.CleanUp(At(SampleFolder));
            if (Directory.Exists(Evaluation))
                AtomicFile.CleanUp(Evaluation);
            Checkpoints.CleanUp();
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new IOException(
                $"Run folder '{Path}' cannot be written: {error.Message} Choose a folder that this user can write.", error);
        }
    }

    /// <summary>
    /// Removes what <see cref="Prepare"/> and a lock left of a run that never began, and the folder if that was all, where nobody trains in
    /// it. Why the run never began says more than what hinders this.
    /// </summary>
    /// <param name="withEvaluation">Whether what images were to be compared with goes, too.</param>
    public void RemoveUnused(bool withEvaluation = false)
    {
        try
        {
            RunLock.Remove(Path);
            if (withEvaluation && Directory.Exists(Evaluation))
                Directory.Delete(Evaluation, recursive: true);
            foreach (string folder in (string[])[At(SampleFolder), Path])
            {
                if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                    Directory.Delete(folder);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What is left is empty.
        }
    }

    private void Check(string system)
    {
        if (File.Exists(Model) && RunModel.Read(this).System is var held && held != system)
            throw new InvalidDataException($"Run folder '{Path}' is of a {held} run, expected {system}. Choose another run folder.");
        // Looks into every checkpoint.
        _ = Checkpoints.BestManifest;
    }

    private static int? EpochOf(string sheet) =>
        int.TryParse(
            System.IO.Path.GetFileNameWithoutExtension(sheet).AsSpan(SheetPrefix.Length), NumberStyles.None,
            CultureInfo.InvariantCulture, out int epoch) ? epoch : null;

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
