using System.Buffers.Binary;
using Microsoft.ML;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>IDX files of images or labels, plain or gzip; the other file of the set is whole.</summary>
internal sealed class IdxFormat(string name, bool damagesLabels, bool isGzip) : FuzzFormat(name, damagesLabels ? Labels : Images)
{
    private const string Images = "images-idx3-ubyte", Labels = "labels-idx1-ubyte";
    private const int Count = 5, Height = 6, Width = 4;

    private static readonly MLContext s_context = new();

    public override FuzzChecksum Checksum => isGzip ? FuzzChecksum.Content : FuzzChecksum.None;

    public override IReadOnlyList<Mutation> Mutations { get; } = isGzip
        ? [.. ByteMutations.All, .. ByteMutations.All.Select(mutation => mutation.Inside("gzip", Containers.Gzip))]
        : ByteMutations.All;

    public override void WriteOriginals(string folder)
    {
        byte[] images = Idx([Count, Height, Width], [.. Enumerable.Range(0, Count * Height * Width).Select(i => (byte)(7 * i))]);
        byte[] labels = Idx([Count], [3, 0, 9, 3, 1]);
        Write(isGzip ? Containers.Compress(images) : images, folder, 0, Images);
        Write(isGzip ? Containers.Compress(labels) : labels, folder, 0, Labels);
    }

    public override FuzzContent Read(string folder) =>
        ViewContent.Of(s_context.Gan().Data.LoadIdx(Path.Combine(folder, Images), Path.Combine(folder, Labels)));

    public override IReadOnlyList<string> Promises(byte[] bytes)
    {
        byte[] idx = bytes is [0x1F, 0x8B, ..] ? Containers.Expand(bytes) : bytes;
        int[] sizes = [.. Enumerable.Range(0, idx[3]).Select(i => BinaryPrimitives.ReadInt32BigEndian(idx.AsSpan(4 + 4 * i)))];
        return [damagesLabels ? $"{sizes[0]} of {Height}x{Width}" : $"{sizes[0]} of {sizes[^2]}x{sizes[^1]}"];
    }

    private static byte[] Idx(byte[] sizes, byte[] values) =>
        [0, 0, 8, (byte)sizes.Length, .. sizes.SelectMany(size => new byte[] { 0, 0, 0, size }), .. values];
}
