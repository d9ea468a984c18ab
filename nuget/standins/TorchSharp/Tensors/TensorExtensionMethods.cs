using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp;

public static class TensorExtensionMethods
{
    public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();
    public static sbyte ToSByte(this Tensor value) => value.ToScalar().ToSByte();
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();
    public static short ToInt16(this Tensor value) => value.ToScalar().ToInt16();
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();
    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();

    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        bool moved = tensor.device_type != DeviceType.CPU;
        var source = moved ? tensor.cpu() : tensor;
        writer.Encode((long)source.dtype);
        writer.Encode(source.ndim);
        foreach (long size in source.shape)
            writer.Encode(size);
        source.WriteBytesToStream(writer.BaseStream);
        if (moved)
            source.Dispose();
    }

    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if ((ScalarType)reader.Decode() != tensor.dtype)
            throw Mismatch("data types");
        Read(tensor, Sizes(reader), reader, skip);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        Tensor? tensor = null;
        Load(ref tensor, reader, skip);
        return tensor!;
    }

    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        var type = (ScalarType)reader.Decode();
        long[] sizes = Sizes(reader);
        tensor ??= skip ? zeros(sizes, type) : empty(sizes, type);
        Read(tensor, sizes, reader, skip);
    }

    private static void Read(Tensor tensor, long[] sizes, BinaryReader reader, bool skip)
    {
        if (skip)
        {
            reader.BaseStream.Seek(tensor.NumberOfElements * tensor.ElementSize, SeekOrigin.Current);
            return;
        }
        if (!sizes.AsSpan().SequenceEqual(tensor.shape))
            throw Mismatch("shape");
        using var _ = no_grad();
        if (tensor.device_type == DeviceType.CPU)
        {
            tensor.ReadBytesFromStream(reader.BaseStream);
            return;
        }
        using var loaded = tensor.zeros_like(device: CPU);
        loaded.ReadBytesFromStream(reader.BaseStream);
        tensor.copy_(loaded);
    }

    private static long[] Sizes(BinaryReader reader)
    {
        var sizes = new long[reader.Decode()];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = reader.Decode();
        return sizes;
    }

    private static ArgumentException Mismatch(string what) => new(
        $"Mismatched tensor {what} while loading. Make sure that the model you are loading into is exactly the same as the origin.");
}
