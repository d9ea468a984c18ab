using MLNetGan.Networks;
using MLNetGan.Runs;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Weights;

/// <summary>What is wrong with a file of weights: the file, the tensor, what was found and expected, and what to do.</summary>
internal sealed class WeightError(string path, Network network)
{
    private const int Shown = 3;

    // What files of PyTorch's own are called, and how they begin: a zip archive or, before PyTorch 1.6, a pickle.
    private static readonly string[] s_endings = [".pth", ".pt", ".ckpt", ".bin", ".pkl"];
    private static readonly byte[][] s_beginnings = [[.. "PK"u8, 3, 4], [0x80, 2]];

    private const string Advice = "Give the system, size, channels (GeneratorChannels, InputChannels, ImageChannels), " +
        "blocks and normalization of the network that the file is of.";

    public static InvalidDataException Empty(string path, InvalidDataException error) =>
        new($"'{path}' holds no weights: {error.Message}", error);

    public static InvalidDataException NotRead(string path, InvalidDataException error) => new($"{error.Message} " + (IsOfPyTorch(path)
        ? "It looks like a file of PyTorch's own, which holds a program and is not read: save its tensors with safetensors.torch.save_file."
        : "Give a safetensors file."), error);

    public InvalidDataException Missing(string name, Tensor expected, IReadOnlyCollection<string> found) => Of(
        $"has no tensor '{name}'", $"one of shape {Shape(expected)} for the {network.GetName()}. " +
        $"It has {found.Count}: {string.Join(", ", found.Order(StringComparer.Ordinal).Take(Shown).Select(RunFormat.Shorten))}" +
        (found.Count > Shown ? " ..." : ""));

    public InvalidDataException LeftOver(string name, Tensor found) =>
        Of($"has a tensor '{RunFormat.Shorten(name)}' of shape {Shape(found)}",
            $"none of that name: the {network.GetName()} has no place for it");

    public InvalidDataException OfShape(string name, Tensor found, Tensor expected) =>
        Of($"has the tensor '{name}' in shape {Shape(found)}", $"{Shape(expected)} for the {network.GetName()}");

    public InvalidDataException OfType(string name, Tensor found) => new(
        $"'{path}' has the tensor '{name}' of type {found.dtype}, expected Float32, Float64, Float16 or BFloat16. " +
        "Save the weights as floating-point numbers.");

    public InvalidDataException NotFinite(string name) => new(
        $"'{path}' has the tensor '{name}' with values that are not finite numbers in 32 bits, expected finite ones: training has " +
        "diverged, or half precision did not hold them. Take an earlier checkpoint, or save it in float32.");

    public InvalidDataException NotRenamed(string name) =>
        new($"'{path}' has no tensor '{name}', which is to be renamed. Name one that it has, or leave it out.");

    public InvalidDataException Doubled(string name, string own) =>
        new($"'{path}' has a tensor '{own}', and '{name}' is to be renamed so. Rename one tensor to each name.");

    private InvalidDataException Of(string found, string expected) => new($"'{path}' {found}, expected {expected}. {Advice}");

    private static bool IsOfPyTorch(string path)
    {
        if (s_endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            return true;
        using FileStream file = File.OpenRead(path);
        var head = new byte[4];
        int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return s_beginnings.Any(beginning => head.AsSpan(0, length).StartsWith(beginning));
    }

    private static string Shape(Tensor tensor) => $"({string.Join(", ", tensor.shape)})";
}
