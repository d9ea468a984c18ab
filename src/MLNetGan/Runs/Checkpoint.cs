using static TorchSharp.torch;

namespace MLNetGan.Runs;

/// <summary>A checkpoint as it lies on the disk.</summary>
/// <param name="Path">The folder that it is called by.</param>
/// <param name="Manifest">What it says of itself.</param>
internal sealed record Checkpoint(string Path, CheckpointManifest Manifest)
{
    /// <summary>The name of the folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Tells it from another of its name, which may have taken its place.</summary>
    public string Key => $"{Name} {Manifest.Tensors.XxHash128}";
}

/// <summary>A checkpoint that was read, and is whole.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Tensors">Its tensors, by name.</param>
internal sealed record LoadedCheckpoint(string Name, CheckpointManifest Manifest, Dictionary<string, Tensor> Tensors)
{
    /// <summary>The tensor of a name, of the shape and type of another one.</summary>
    /// <exception cref="InvalidDataException">There is none, or of another shape or type.</exception>
    public Tensor Find(string name, Tensor current)
    {
        const string Advice = "It is not of the networks that model.json describes: resume with the options that the run was started with.";
        if (!Tensors.TryGetValue(name, out Tensor? value))
            throw new InvalidDataException($"Checkpoint {Name} lacks the tensor '{name}'. {Advice}");
        return value.dtype == current.dtype && value.shape.AsSpan().SequenceEqual(current.shape)
            ? value
            : throw new InvalidDataException(
                $"Checkpoint {Name}'s tensor '{name}' is {Describe(value)}, expected {Describe(current)}. {Advice}");
    }

    private static string Describe(Tensor tensor) => $"{tensor.dtype} of shape ({string.Join(", ", tensor.shape)})";
}
