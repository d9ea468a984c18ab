using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Runs;

/// <summary>Reads and writes the safetensors format: an eight-byte header length, a JSON header, then raw little-endian values.</summary>
internal static class SafeTensors
{
    private static readonly (string Code, ScalarType Type)[] Types =
        [("F32", ScalarType.Float32), ("F64", ScalarType.Float64), ("I64", ScalarType.Int64), ("U8", ScalarType.Byte)];

    public static void Write(Stream stream, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] values = tensors.Select(t => t.Value.detach().cpu().contiguous()).ToArray();
        var header = new Dictionary<string, Entry>();
        long offset = 0;
        for (int i = 0; i < values.Length; i++)
        {
            long length = values[i].bytes.Length;
            header.Add(tensors[i].Name, new Entry(Types.First(t => t.Type == values[i].dtype).Code, values[i].shape, [offset, offset + length]));
            offset += length;
        }
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        Span<byte> size = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, json.Length);
        stream.Write(size);
        stream.Write(json);
        foreach (Tensor value in values)
            stream.Write(value.bytes);
    }

    /// <summary>Reads every tensor of a file, on the CPU.</summary>
    /// <exception cref="InvalidDataException">The file is not a whole safetensors file.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        try
        {
            int headerLength = checked((int)BinaryPrimitives.ReadInt64LittleEndian(file));
            var header = JsonSerializer.Deserialize<Dictionary<string, Entry>>(file.AsSpan(8, headerLength))!;
            ReadOnlySpan<byte> data = file.AsSpan(8 + headerLength);
            var tensors = new Dictionary<string, Tensor>();
            foreach ((string name, Entry entry) in header)
            {
                Tensor tensor = zeros(entry.shape, Types.First(t => t.Code == entry.dtype).Type);
                data[checked((int)entry.data_offsets[0])..checked((int)entry.data_offsets[1])].CopyTo(tensor.bytes);
                tensors.Add(name, tensor);
            }
            return tensors;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{path}' is not a whole safetensors file ({file.Length} bytes): {error.Message}", error);
        }
    }

    // Property names are those of the format.
    private sealed record Entry(string dtype, long[] shape, long[] data_offsets);
}
