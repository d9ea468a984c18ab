using System.Buffers.Binary;
using System.Text;

namespace MLNetGan.Tests.Contracts.OnnxRuntime;

/// <summary>Writes small ONNX models as protobuf bytes, so that contract tests need neither files nor the product's exporter.</summary>
internal static class TinyOnnx
{
    public const int Float = 1, Int32 = 6, Int64 = 7, Bool = 9, Double = 11, UInt32 = 12;

    /// <summary>A model of opset 17. <paramref name="parts"/> come from the methods below.</summary>
    public static byte[] Model(params byte[][] parts) => Join(
        Field(1, 8),
        Field(7, Join([Field(2, "tiny"u8.ToArray()), .. parts])),
        Field(8, Join(Field(1, []), Field(2, 17))));

    public static byte[] Node(string type, string[] inputs, string[] outputs, params byte[][] attributes) => Field(1, Join(
    [
        .. inputs.Select(name => Field(1, Utf8(name))),
        .. outputs.Select(name => Field(2, Utf8(name))),
        Field(4, Utf8(type)),
        .. attributes,
    ]));

    public static byte[] IntAttribute(string name, long value) =>
        Field(5, Join(Field(1, Utf8(name)), Field(3, value), Field(20, 2)));

    public static byte[] Input(string name, int type, params object[] shape) => Field(11, Value(name, type, shape));

    public static byte[] Output(string name, int type, params object[] shape) => Field(12, Value(name, type, shape));

    public static byte[] Constant(string name, params float[] values)
    {
        var raw = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * 4), values[i]);
        return Field(5, Join(Field(1, values.Length), Field(2, Float), Field(8, Utf8(name)), Field(9, raw)));
    }

    public static byte[] Constant(string name, params long[] values)
    {
        var raw = new byte[values.Length * 8];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(i * 8), values[i]);
        return Field(5, Join(Field(1, values.Length), Field(2, Int64), Field(8, Utf8(name)), Field(9, raw)));
    }

    /// <summary>A shape's entries are numbers, or names for free dimensions.</summary>
    private static byte[] Value(string name, int type, object[] shape) => Join(
        Field(1, Utf8(name)),
        Field(2, Field(1, Join(
            Field(1, type),
            Field(2, Join([.. shape.Select(d => Field(1, d is string s ? Field(2, Utf8(s)) : Field(1, Convert.ToInt64(d))))]))))));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Field(int number, long value) => Join(Varint((ulong)(number << 3)), Varint((ulong)value));

    private static byte[] Field(int number, byte[] value) => Join(Varint((ulong)(number << 3 | 2)), Varint((ulong)value.Length), value);

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7)
            bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
