using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>Writes and reads arrays of text or of plain values.</summary>
internal static class ArrayCodec
{
    public static void Write<T>(BinaryWriter writer, T[] values)
    {
        writer.Write(values.Length);
        if (values is ReadOnlyMemory<char>[] texts)
            Array.ForEach(texts, text => writer.Write(text.ToString()));
        else
            writer.Write(Bytes(values));
    }

    public static T[] Read<T>(BinaryReader reader)
    {
        var values = new T[reader.ReadInt32()];
        if (values is ReadOnlyMemory<char>[] texts)
        {
            for (int i = 0; i < texts.Length; i++)
                texts[i] = reader.ReadString().AsMemory();
        }
        else
        {
            reader.ReadExactly(Bytes(values));
        }
        return values;
    }

    public static void WriteStrings(BinaryWriter writer, IEnumerable<string> values) =>
        Write(writer, values.Select(value => value.AsMemory()).ToArray());

    public static string[] ReadStrings(BinaryReader reader) =>
        Array.ConvertAll(Read<ReadOnlyMemory<char>>(reader), text => text.ToString());

    private static Span<byte> Bytes<T>(T[] values) => MemoryMarshal.CreateSpan(
        ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length * Unsafe.SizeOf<T>());
}
