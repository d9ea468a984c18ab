using System.Globalization;
using static TorchSharp.torch;

namespace MLNetGan.Runs;

/// <summary>
/// The checkpoints of a run, one folder each with model.safetensors and manifest.json. The last two are kept, and the one that did
/// best by the run's measure. Folders of other names are somebody else's.
/// </summary>
internal sealed class CheckpointStore(string folder)
{
    private const string Prefix = "step-", TensorFile = "model.safetensors", ManifestFile = "manifest.json";
    private const int Kept = 2, Digits = 9;

    // A folder that is renamed while folders are listed may be missed under both names.
    private const int Looks = 3;

    // Those whose tensors were found not to be those that were written.
    private readonly HashSet<string> _damaged = [];

    /// <summary>The folder that they lie in.</summary>
    public string Folder => folder;

    /// <summary>The newest checkpoint's name, be it whole or not; null when there is none.</summary>
    public string? Last => Paths().Select(Path.GetFileName).LastOrDefault();

    /// <summary>What the checkpoint says that did best by the measure; null when none was measured.</summary>
    /// <exception cref="InvalidDataException">One was written by another version.</exception>
    public CheckpointManifest? BestManifest => ByMeasure(Find(_ => { })).FirstOrDefault()?.Manifest;

    /// <summary>Ends what a process left undone that was ended.</summary>
    public void CleanUp()
    {
        if (Directory.Exists(folder))
            AtomicFolder.CleanUp(folder);
    }

    /// <summary>Writes a checkpoint, unless one of its step tells as much, and deletes what need not be kept.</summary>
    /// <exception cref="DirectoryNotFoundException">The run's folder is gone.</exception>
    public void Save(CheckpointManifest manifest, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        if (manifest.Measure?.Value is not { } value || !double.IsFinite(value))
            manifest = manifest with { Measure = null };
        string path = Path.Combine(folder, Prefix + manifest.Step.ToString($"D{Digits}", CultureInfo.InvariantCulture));
        string run = Path.GetDirectoryName(folder)!;
        if (!Directory.Exists(run))
            throw new DirectoryNotFoundException($"Run folder '{run}' is not there any more.");
        Disk.CreateFolder(folder);
        CleanUp();
        if (Find(_ => { }).FirstOrDefault(checkpoint => checkpoint.Path == path)?.Manifest is { } written)
        {
            if (!Supersedes(manifest, written))
                return;
            manifest = manifest with { Measure = manifest.Measure ?? written.Measure };
        }
        AtomicFolder.Write(path, writing =>
        {
            Disk.Write(Path.Combine(writing, TensorFile),
                stream => manifest = manifest with { Tensors = SafeTensors.Write(stream, tensors) });
            Disk.Write(Path.Combine(writing, ManifestFile), stream => RunFormat.Write(stream, manifest));
        });
        _damaged.Remove(new Checkpoint(path, manifest).Key);
        Prune();
    }

    /// <summary>The last checkpoint that is whole, or null when there is none.</summary>
    /// <param name="system">The system's name.</param>
    /// <param name="warn">Is told which ones are not whole.</param>
    /// <exception cref="InvalidDataException">None is whole, or one was written by another version or for another system.</exception>
    public LoadedCheckpoint? LoadLast(string system, Action<string> warn)
    {
        if (Load(system, checkpoints => checkpoints.Reverse(), warn, out IReadOnlyCollection<string> damage) is { } last)
            return last;
        return damage.Count == 0 ? null : throw new InvalidDataException(
            $"No checkpoint in '{folder}' is whole: {string.Join(" ", damage)} Put a copy of one in its place, " +
            "or train again in another folder.");
    }

    /// <summary>The whole checkpoint that did best by the measure; null when none was measured.</summary>
    /// <param name="system">The system's name.</param>
    /// <param name="warn">Is told which ones are not whole.</param>
    /// <exception cref="InvalidDataException">One was written by another version or for another system.</exception>
    public LoadedCheckpoint? LoadBest(string system, Action<string> warn) => Load(system, ByMeasure, warn, out _);

    private LoadedCheckpoint? Load(
        string system, Func<IEnumerable<Checkpoint>, IEnumerable<Checkpoint>> order, Action<string> warn,
        out IReadOnlyCollection<string> damage)
    {
        HashSet<string> failed = [], told = [];
        damage = told;
        for (int looks = 0; looks < Looks;)
        {
            if (order(Find(Tell)).FirstOrDefault() is not { } wanted)
            {
                looks++;
                continue;
            }
            if (wanted.Manifest.System != system)
                throw new InvalidDataException(
                    $"Checkpoint '{wanted.Path}' is of a {wanted.Manifest.System} run, expected {system}. Choose another run folder.");
            try
            {
                string path = Path.Combine(AtomicFolder.Find(wanted.Path) ?? wanted.Path, TensorFile);
                return new LoadedCheckpoint(wanted.Name, wanted.Manifest, SafeTensors.Read(path, wanted.Manifest.Tensors));
            }
            catch (Exception error) when (error is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
            {
                // A training beside this may have replaced or removed it: then it is another one, or gone, when looked for again.
                if (failed.Add(wanted.Key))
                    continue;
                _damaged.Add(wanted.Key);
                Tell(error.Message);
            }
        }
        return null;

        void Tell(string fault)
        {
            if (told.Add(fault))
                warn($"A checkpoint is passed over: {fault}");
        }
    }

    // Those that seem whole, the oldest first. Whether their tensors are those that were written shows when they are read.
    private List<Checkpoint> Find(Action<string> warn)
    {
        List<Checkpoint> found = [];
        foreach (string path in Paths())
        {
            if (ReadSettled(path, out string fault) is not { } manifest)
            {
                if (Directory.Exists(path))
                    warn(fault);
            }
            else if (new Checkpoint(path, manifest) is var checkpoint && !_damaged.Contains(checkpoint.Key))
            {
                found.Add(checkpoint);
            }
        }
        return found;
    }

    // It may be replaced while it is read, and its earlier content deleted file by file: what counts is found again.
    private static CheckpointManifest? ReadSettled(string path, out string fault)
    {
        CheckpointManifest? manifest = Read(path, out fault);
        for (int looks = 0; manifest is null && looks < Looks; looks++)
            manifest = Read(path, out fault);
        return manifest;
    }

    private static CheckpointManifest? Read(string path, out string fault)
    {
        string content = AtomicFolder.Find(path) ?? path, file = Path.Combine(content, ManifestFile);
        if (!RunFormat.TryRead(file, CheckpointManifest.CurrentFormat, out CheckpointManifest? manifest, out string? unreadable))
        {
            fault = unreadable;
            return null;
        }
        var tensors = new FileInfo(Path.Combine(content, TensorFile));
        long bytes = tensors.Exists ? tensors.Length : 0;
        fault = !manifest.IsPlausible || manifest.Step != Step(path) ? $"'{file}' holds numbers that cannot be this checkpoint's."
            : bytes != manifest.Tensors.Bytes ? $"'{tensors.FullName}' has {bytes} bytes, and {manifest.Tensors.Bytes} were written."
            : "";
        return fault.Length == 0 ? manifest : null;
    }

    private void Prune()
    {
        List<Checkpoint> whole = Find(_ => { });
        string[] kept = [.. whole.TakeLast(Kept).Concat(ByMeasure(whole).Take(1)).Select(checkpoint => checkpoint.Path)];
        foreach (string old in Paths().Except(kept))
        {
            try
            {
                AtomicFolder.Remove(old);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Somebody may be reading it. It goes after the next one is written.
            }
        }
    }

    // One may be written by chance at an epoch's last step: that the epoch has ended, and how it did, comes after.
    private static bool Supersedes(CheckpointManifest manifest, CheckpointManifest written) => manifest.Measure is not null ||
        (manifest.Epoch, manifest.Batch, manifest.ReportedStep) != (written.Epoch, written.Batch, written.ReportedStep);

    // As BestWeights does: networks that have grown are the better ones.
    private static IEnumerable<Checkpoint> ByMeasure(IEnumerable<Checkpoint> checkpoints) => checkpoints
        .Where(checkpoint => checkpoint.Manifest.Measure is not null)
        .OrderByDescending(checkpoint => checkpoint.Manifest.Level)
        .ThenBy(checkpoint => checkpoint.Manifest.Measure is { } measure ? measure.IsLowerBetter ? measure.Value : -measure.Value : null);

    private IEnumerable<string> Paths() => Directory.Exists(folder)
        ? AtomicFolder.In(folder).Where(path => Step(path) is not null).OrderBy(Step)
        : [];

    // A user's copy may be called step-000000003-good.
    private static long? Step(string path)
    {
        string name = Path.GetFileName(path);
        return name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length >= Prefix.Length + Digits &&
            long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long step) ? step : null;
    }
}
