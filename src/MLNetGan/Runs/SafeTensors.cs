using System.Buffers.Binary;
using System.IO.Hashing;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Runs;

/// <summary>Reads and writes the safetensors format: an eight-byte header length, a JSON header, then raw little-endian values.</summary>
internal static class SafeTensors
{
    // A span has at most 2^31 bytes, tensors and files may have more.
    private const int Chunk = 1 << 26;

    /// <summary>Writes tensors.</summary>
    /// <param name="stream">What is written to.</param>
    /// <param name="tensors">The tensors and their names, each another.</param>
    /// <param name="metadata">What is said of them; null for nothing.</param>
    /// <param name="chunk">The most bytes that are written at once.</param>
    /// <returns>What tells whether the file is still as it was written.</returns>
    public static TensorFile Write(
        Stream stream, IReadOnlyList<(string Name, Tensor Value)> tensors, IReadOnlyDictionary<string, string>? metadata = null,
        int chunk = Chunk)
    {
        var hash = new XxHash128();
        long written = 0;
        byte[] header = SafeTensorsHeader.Of(tensors, metadata);
        Span<byte> size = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, header.Length);
        Add(size);
        Add(header);
        foreach ((_, Tensor value) in tensors)
        {
            using DisposeScope scope = NewDisposeScope();
            foreach (Tensor part in Parts(value.detach().cpu().contiguous(), chunk))
                Add(part.bytes);
        }
        return new TensorFile(written, Convert.ToHexString(hash.GetCurrentHash()));

        void Add(ReadOnlySpan<byte> bytes)
        {
            stream.Write(bytes);
            hash.Append(bytes);
            written += bytes.Length;
        }
    }

    /// <summary>Reads every tensor of a file, on the CPU. Nothing is allocated for a file that is not whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="written">What writing it gave; null where that is not known.</param>
    /// <param name="chunk">The most bytes that are read at once.</param>
    /// <exception cref="InvalidDataException">The file is no safetensors file, or not the one that was written.</exception>
    public static Dictionary<string, Tensor> Read(string path, TensorFile? written = null, int chunk = Chunk)
    {
        using FileStream stream = SharedFile.Open(path, bufferSize: 1);
        var tensors = new Dictionary<string, Tensor>();
        try
        {
            if (written is not null && stream.Length != written.Bytes)
                throw new InvalidDataException($"{written.Bytes} bytes were written, and there are {stream.Length}.");
            var hash = new XxHash128();
            Span<byte> size = stackalloc byte[8];
            Fill(size);
            long length = BinaryPrimitives.ReadInt64LittleEndian(size);
            if (length < 2 || length > Math.Min(SafeTensorsHeader.MostBytes, stream.Length - size.Length))
                throw new InvalidDataException($"it says that its header has {length} bytes.");
            var header = new byte[length];
            Fill(header);
            foreach (SafeTensorsEntry entry in SafeTensorsHeader.Parse(header, stream.Length - size.Length - length))
            {
                Tensor tensor = empty(entry.Shape, entry.Type);
                tensors.Add(entry.Name, tensor);
                using DisposeScope scope = NewDisposeScope();
                foreach (Tensor part in Parts(tensor, chunk))
                    Fill(part.bytes);
            }
            if (written is not null && Convert.ToHexString(hash.GetCurrentHash()) != written.XxHash128)
                throw new InvalidDataException("its content is not what was written (XXH128 differs).");
            return tensors;

            void Fill(Span<byte> bytes)
            {
                stream.ReadExactly(bytes);
                hash.Append(bytes);
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            foreach (Tensor tensor in tensors.Values)
                tensor.Dispose();
            throw new InvalidDataException($"'{path}' is not a whole safetensors file ({stream.Length} bytes): {error.Message}", error);
        }
    }

    /// <summary>A contiguous tensor in flat parts that a span can hold.</summary>
    /// <param name="tensor">The tensor, of any shape.</param>
    /// <param name="chunk">The most bytes of a part.</param>
    public static IEnumerable<Tensor> Parts(Tensor tensor, int chunk = Chunk)
    {
        long count = tensor.numel(), most = Math.Max(1, chunk / tensor.element_size());
        Tensor flat = tensor.view(-1);
        for (long start = 0; start < count; start += most)
            yield return flat.narrow(0, start, Math.Min(most, count - start));
    }
}

/// <summary>What tells whether a file of tensors is the one that was written.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="XxHash128">The XXH128 of its content, in hexadecimal digits.</param>
internal sealed record TensorFile(long Bytes, string XxHash128);
