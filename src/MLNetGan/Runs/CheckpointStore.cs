using System.Globalization;
using System.Text.Json;
using static TorchSharp.torch;

namespace MLNetGan.Runs;

/// <summary>
/// The checkpoints of a run folder, one folder each with model.safetensors and manifest.json. A checkpoint is written under another
/// name and then renamed, so one that bears its name is whole. The last two are kept, and the one that did best on held-out data.
/// </summary>
internal sealed class CheckpointStore(string runFolder)
{
    private readonly string _folder = Path.Combine(runFolder, "checkpoints");

    private const string Prefix = "step-", Unfinished = ".writing-", TensorFile = "model.safetensors", ManifestFile = "manifest.json";
    private const int Kept = 2;

    public void Save(CheckpointManifest manifest, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        string name = Prefix + manifest.Step.ToString("D9", CultureInfo.InvariantCulture);
        string target = Path.Combine(_folder, name), writing = Path.Combine(_folder, Unfinished + name);
        if (Directory.Exists(target))
            return;
        Directory.CreateDirectory(_folder);
        foreach (string left in Directory.GetDirectories(_folder, Unfinished + "*"))
            Directory.Delete(left, recursive: true);
        Directory.CreateDirectory(writing);
        using (FileStream stream = File.Create(Path.Combine(writing, TensorFile)))
            SafeTensors.Write(stream, tensors);
        File.WriteAllText(Path.Combine(writing, ManifestFile), JsonSerializer.Serialize(manifest));
        Directory.Move(writing, target);
        string? best = Best();
        foreach (string old in Names().SkipLast(Kept).Where(old => old != best))
            Directory.Delete(Path.Combine(_folder, old), recursive: true);
    }

    /// <summary>The last checkpoint, or null when there is none.</summary>
    /// <exception cref="InvalidDataException">It was written by another version or for another system.</exception>
    public (CheckpointManifest Manifest, Dictionary<string, Tensor> Tensors)? LoadLast(string system) => Load(Names().LastOrDefault(), system);

    /// <summary>The checkpoint that did best on held-out data; null when none was measured.</summary>
    /// <exception cref="InvalidDataException">It was written by another version or for another system.</exception>
    public (CheckpointManifest Manifest, Dictionary<string, Tensor> Tensors)? LoadBest(string system) => Load(Best(), system);

    private (CheckpointManifest Manifest, Dictionary<string, Tensor> Tensors)? Load(string? name, string system)
    {
        if (name is null)
            return null;
        string path = Path.Combine(_folder, name);
        CheckpointManifest manifest = ReadManifest(name);
        if (manifest.Format != CheckpointManifest.CurrentFormat)
            throw new InvalidDataException($"Checkpoint '{path}' has format {manifest.Format}, expected {CheckpointManifest.CurrentFormat}. Resume it with the version of MLNetGan that wrote it.");
        if (manifest.System != system)
            throw new InvalidDataException($"Checkpoint '{path}' is of a {manifest.System} run, expected {system}. Choose another run folder.");
        return (manifest, SafeTensors.Read(Path.Combine(path, TensorFile)));
    }

    private string? Best() => Names().Where(name => ReadManifest(name).ValidationLoss is not null).MinBy(name => ReadManifest(name).ValidationLoss);

    private CheckpointManifest ReadManifest(string name) =>
        JsonSerializer.Deserialize<CheckpointManifest>(File.ReadAllText(Path.Combine(_folder, name, ManifestFile)))!;

    private IEnumerable<string> Names() => Directory.Exists(_folder)
        ? Directory.GetDirectories(_folder, Prefix + "*").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)
        : [];
}
