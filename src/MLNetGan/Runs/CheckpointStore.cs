using System.Globalization;
using static TorchSharp.torch;

namespace MLNetGan.Runs;

/// <summary>
/// The checkpoints of a run, one folder each with model.safetensors and manifest.json. A checkpoint is written under another
/// name and then renamed, so one that bears its name is whole. The last two are kept, and the one that did best on held-out data.
/// </summary>
internal sealed class CheckpointStore(string folder)
{
    private const string Prefix = "step-", Unfinished = ".writing-", Replaced = ".replaced-", TensorFile = "model.safetensors", ManifestFile = "manifest.json";
    private const int Kept = 2;

    /// <summary>The newest checkpoint's name; null when there is none.</summary>
    public string? Last => Names().LastOrDefault();

    /// <summary>What the checkpoint says that did best on held-out data; null when none was measured.</summary>
    /// <exception cref="InvalidDataException">One was written by another version.</exception>
    public CheckpointManifest? BestManifest => Best() is { } best ? ReadManifest(best) : null;

    public void Save(CheckpointManifest manifest, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        if (manifest.Measure?.Value is not { } value || !double.IsFinite(value))
            manifest = manifest with { Measure = null };
        string name = Prefix + manifest.Step.ToString("D9", CultureInfo.InvariantCulture);
        string target = Path.Combine(folder, name), writing = Path.Combine(folder, Unfinished + name), replaced = Path.Combine(folder, Replaced + name);
        Directory.CreateDirectory(folder);
        Recover();
        if (Directory.Exists(target))
        {
            CheckpointManifest written = ReadManifest(name);
            if (!Supersedes(manifest, written))
                return;
            manifest = manifest with { Measure = manifest.Measure ?? written.Measure };
        }
        foreach (string left in Directory.GetDirectories(folder, Unfinished + "*"))
            Directory.Delete(left, recursive: true);
        Directory.CreateDirectory(writing);
        AtomicFile.Write(Path.Combine(writing, TensorFile), stream => SafeTensors.Write(stream, tensors));
        RunFormat.Write(Path.Combine(writing, ManifestFile), manifest);
        if (Directory.Exists(target))
            Directory.Move(target, replaced);
        Directory.Move(writing, target);
        Recover();
        string? best = Best();
        foreach (string old in Names().SkipLast(Kept).Where(old => old != best))
            Directory.Delete(Path.Combine(folder, old), recursive: true);
    }

    /// <summary>The last checkpoint, or null when there is none.</summary>
    /// <exception cref="InvalidDataException">It was written by another version or for another system.</exception>
    public (CheckpointManifest Manifest, Dictionary<string, Tensor> Tensors)? LoadLast(string system) => Load(Last, system);

    /// <summary>The checkpoint that did best on held-out data; null when none was measured.</summary>
    /// <exception cref="InvalidDataException">It was written by another version or for another system.</exception>
    public (CheckpointManifest Manifest, Dictionary<string, Tensor> Tensors)? LoadBest(string system) => Load(Best(), system);

    private (CheckpointManifest Manifest, Dictionary<string, Tensor> Tensors)? Load(string? name, string system)
    {
        if (name is null)
            return null;
        string path = Path.Combine(folder, name);
        CheckpointManifest manifest = ReadManifest(name);
        if (manifest.System != system)
            throw new InvalidDataException($"Checkpoint '{path}' is of a {manifest.System} run, expected {system}. Choose another run folder.");
        return (manifest, SafeTensors.Read(Path.Combine(path, TensorFile)));
    }

    // A process may have ended between the two renamings: then the old one takes its name again.
    private void Recover()
    {
        foreach (string left in Directory.GetDirectories(folder, Replaced + "*"))
        {
            string target = Path.Combine(folder, Path.GetFileName(left)[Replaced.Length..]);
            if (Directory.Exists(target))
                Directory.Delete(left, recursive: true);
            else
                Directory.Move(left, target);
        }
    }

    // One may be written by chance at an epoch's last step: that the epoch has ended, and how it did, comes after.
    private static bool Supersedes(CheckpointManifest manifest, CheckpointManifest written) =>
        manifest.Measure is not null || (manifest.Epoch, manifest.Batch) != (written.Epoch, written.Batch);

    private string? Best()
    {
        (string Name, TrainingMeasure Measure)[] measured =
            [.. Names().Select(name => (name, ReadManifest(name).Measure!)).Where(one => one.Item2 is not null)];
        if (measured is not [var first, ..])
            return null;
        return (first.Measure.IsLowerBetter ? measured.MinBy(one => one.Measure.Value) : measured.MaxBy(one => one.Measure.Value)).Name;
    }

    private CheckpointManifest ReadManifest(string name) =>
        RunFormat.Read<CheckpointManifest>(Path.Combine(folder, name, ManifestFile), CheckpointManifest.CurrentFormat);

    private IEnumerable<string> Names() => Directory.Exists(folder)
        ? Directory.GetDirectories(folder, Prefix + "*").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)
        : [];
}
