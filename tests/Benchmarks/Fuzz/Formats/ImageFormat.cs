using Microsoft.ML;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>A folder with one image file.</summary>
/// <param name="name">The format's name, and the file's ending.</param>
/// <param name="originals">Whole files.</param>
/// <param name="sizes">The sizes that a file's head claims; null where it takes a decoder to tell.</param>
internal sealed class ImageFormat(string name, IReadOnlyList<byte[]> originals, Func<byte[], IReadOnlyList<string>>? sizes = null)
    : FuzzFormat(name, $"image.{name}")
{
    private static readonly MLContext s_context = new();

    public override FuzzChecksum Checksum => Name == "png" ? FuzzChecksum.Content : FuzzChecksum.None;

    public override IReadOnlyList<Mutation> Mutations => Name == "png" ? PngMutations.All : ByteMutations.All;

    public override void WriteOriginals(string folder)
    {
        for (int i = 0; i < originals.Count; i++)
            Write(originals[i], folder, i, File);
    }

    public override FuzzContent Read(string folder) => ViewContent.Of(s_context.Gan().Data.LoadImageFolder(folder));

    public override IReadOnlyList<string>? Promises(byte[] bytes) =>
        sizes is null ? null : [.. sizes(bytes).Select(size => $"1 of {size}")];
}
