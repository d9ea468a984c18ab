using System.Buffers.Binary;

namespace MLNetGan.Data;

/// <summary>
/// The head of an IDX file (Y. LeCun's format of MNIST): two zero bytes, the type of the values, the number of
/// dimensions, then every dimension as a big-endian 32-bit number. Only files of unsigned bytes are read.
/// </summary>
internal sealed class IdxHeader
{
    private const byte UnsignedByte = 0x08;

    private IdxHeader(int[] dimensions, long length)
    {
        Dimensions = dimensions;
        Length = length;
    }

    /// <summary>The sizes, the number of items first.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>How many bytes the head itself takes.</summary>
    public long Length { get; }

    public int Count => Dimensions[0];

    /// <summary>Reads the head; throws <see cref="InvalidDataException"/> when it is not one of an IDX file of bytes.</summary>
    public static IdxHeader Read(Stream stream, string path, string role)
    {
        Span<byte> magic = stackalloc byte[4];
        if (stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false) < 4 || magic[0] != 0 || magic[1] != 0 || magic[3] == 0)
            throw new InvalidDataException(
                $"'{path}' is not an IDX file: expected it to start with 00 00 08 and the number of dimensions, " +
                $"found {Convert.ToHexString(magic)}. Give the {role} file of the set, plain or gzip.");
        if (magic[2] != UnsignedByte)
            throw new InvalidDataException(
                $"'{path}' holds values of IDX type 0x{magic[2]:X2}; expected 0x08 (unsigned byte). Convert the values to bytes.");

        var dimensions = new int[magic[3]];
        Span<byte> size = stackalloc byte[4];
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (stream.ReadAtLeast(size, 4, throwOnEndOfStream: false) < 4)
                throw new InvalidDataException(
                    $"'{path}' is cut short: its head promises {dimensions.Length} dimensions and ends after {i}. Fetch the file again.");
            uint value = BinaryPrimitives.ReadUInt32BigEndian(size);
            if (value is 0 or > int.MaxValue)
                throw new InvalidDataException(
                    $"'{path}': dimension {i} of its head is {value}; expected 1 to {int.MaxValue}. Fetch the file again.");
            dimensions[i] = (int)value;
        }
        return new IdxHeader(dimensions, 4 + 4L * dimensions.Length);
    }

    /// <summary>Writes a head of unsigned bytes.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="dimensions">The sizes, the number of items first.</param>
    public static void Write(Stream stream, ReadOnlySpan<int> dimensions)
    {
        stream.Write([0, 0, UnsignedByte, (byte)dimensions.Length]);
        Span<byte> size = stackalloc byte[4];
        foreach (int dimension in dimensions)
        {
            BinaryPrimitives.WriteInt32BigEndian(size, dimension);
            stream.Write(size);
        }
    }

    public override string ToString() => string.Join("x", Dimensions);
}
