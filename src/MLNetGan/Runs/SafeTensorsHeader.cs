using System.Text.Json;
using static TorchSharp.torch;

namespace MLNetGan.Runs;

/// <summary>The JSON header of a safetensors file: of every tensor its type, shape and place.</summary>
internal static class SafeTensorsHeader
{
    /// <summary>The longest header that the format knows.</summary>
    public const int MostBytes = 100_000_000;

    private const string Metadata = "__metadata__";

    // Readers that map a file want values to lie where their type may lie; the format lets spaces follow the header.
    private const int Alignment = 8;

    private static readonly (string Code, ScalarType Type, int Size)[] s_types =
    [
        ("F32", ScalarType.Float32, 4), ("F64", ScalarType.Float64, 8), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8), ("U8", ScalarType.Byte, 1),
    ];

    public static byte[] Of(IReadOnlyList<(string Name, Tensor Value)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = new OrderedDictionary<string, object>();
        if (metadata is not null)
            header.Add(Metadata, metadata);
        long end = 0;
        foreach ((string name, Tensor value) in tensors)
        {
            (string code, _, int size) = s_types.First(type => type.Type == value.dtype);
            long start = end;
            header.Add(name, new Entry(code, value.shape, [start, end += value.numel() * size]));
        }
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        return [.. json, .. Enumerable.Repeat((byte)' ', (Alignment - json.Length % Alignment) % Alignment)];
    }

    /// <summary>The tensors in the order of their places.</summary>
    /// <param name="header">The header.</param>
    /// <param name="bytes">Bytes that follow it.</param>
    /// <exception cref="InvalidDataException">It is no header, or does not say of every byte whose it is.</exception>
    public static IReadOnlyList<SafeTensorsEntry> Parse(byte[] header, long bytes)
    {
        SafeTensorsEntry[] entries;
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            entries = [.. json.RootElement.EnumerateObject().Where(property => !IsMetadata(property))
                .Select(Parse).OrderBy(entry => entry.Start).ThenBy(entry => entry.End)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"its header cannot be read: {RunFormat.Shorten(error.Message)}", error);
        }
        long end = 0;
        foreach (SafeTensorsEntry entry in entries)
        {
            if (entry.Start != end)
                throw new InvalidDataException(
                    $"tensor '{entry.Name}' begins at {entry.Start}, expected {end}, where the one before it ends.");
            end = entry.End;
        }
        return end == bytes ? entries : throw new InvalidDataException($"its tensors end at {end}, and {bytes} bytes follow its header.");
    }

    private static bool IsMetadata(JsonProperty property)
    {
        if (property.Name != Metadata)
            return false;
        if (property.Value.EnumerateObject().Any(entry => entry.Value.ValueKind != JsonValueKind.String))
            throw new InvalidDataException($"{Metadata} is more than text.");
        return true;
    }

    private static SafeTensorsEntry Parse(JsonProperty property)
    {
        string? code = Part(property, "dtype").GetString();
        long[] shape = Numbers(Part(property, "shape")), offsets = Numbers(Part(property, "data_offsets"));
        (_, ScalarType type, int size) = s_types.FirstOrDefault(type => type.Code == code);
        if (size == 0)
            throw new InvalidDataException($"tensor '{property.Name}' is of type '{RunFormat.Shorten(code)}', expected F32, F64, " +
                "F16 or BF16 (weights), I64 or U8 (other values).");
        // Also of a tensor without values: libtorch multiplies the other lengths.
        Int128 most = shape.Where(length => length != 0)
            .Aggregate((Int128)size, (product, length) => Int128.Min(product * length, long.MaxValue));
        Int128 bytes = shape.Contains(0) ? 0 : most;
        if (shape.Any(length => length < 0) || most == long.MaxValue ||
            offsets is not [>= 0 and var start, var end] || (Int128)end - start != bytes)
            throw new InvalidDataException(
                $"tensor '{property.Name}' of shape [{string.Join(", ", shape)}] lies at [{string.Join(", ", offsets)}].");
        return new SafeTensorsEntry(property.Name, type, shape, start, end);
    }

    private static JsonElement Part(JsonProperty tensor, string name) =>
        tensor.Value.TryGetProperty(name, out JsonElement part) ? part : throw new JsonException($"tensor '{tensor.Name}' has no {name}.");

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt64())];

    // Property names are those of the format.
    private sealed record Entry(string dtype, long[] shape, long[] data_offsets);
}

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Start">Where it begins, in bytes after the header.</param>
/// <param name="End">Where it ends.</param>
internal sealed record SafeTensorsEntry(string Name, ScalarType Type, long[] Shape, long Start, long End);
