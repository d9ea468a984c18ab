using System.Buffers.Binary;

namespace MLNetGan.Tests.Native;

/// <summary>
/// A library of 64-bit Linux in the few hundred bytes that a loader reads of it: two segments (all of the file, at 0x1000 in
/// memory, and the dynamic table), the symbols "marker" and "other", and the need for versions V_1 and V_2 of libneeded.so.
/// </summary>
internal static class TinyElf
{
    private const int Address = 0x1000, Symbols = 0x180, Hash = 0x1d0, Versions = 0x1e0, Needs = 0x1f0, Strings = 0x220;

    // The last byte is one that is read: the end of "marker".
    private static readonly byte[] s_strings = "\0V_1\0V_2\0libneeded.so\0other\0marker\0"u8.ToArray();

    /// <summary>Where the flags of the need for V_2 lie.</summary>
    public const int Flags = Needs + 16 + 16 + 4;

    /// <param name="markerVersion">The index of the version that "marker" comes from: 2 is V_1, 3 is V_2.</param>
    /// <param name="otherVersion">The same of "other".</param>
    public static byte[] Create(ushort markerVersion = 3, ushort otherVersion = 2)
    {
        var file = new byte[Strings + s_strings.Length];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(file);
        UInt64(file, 32, 64);
        UInt16(file, 54, 56);
        UInt16(file, 56, 2);
        Segment(file, 64, type: 1, start: 0, (ulong)file.Length);
        Segment(file, 120, type: 2, start: 176, size: 7 * 16);
        ulong[] table = [5, Address + Strings, 6, Address + Symbols, 0x6ffffef5, Address + Hash, 0x6ffffff0, Address + Versions, 0x6ffffffe, Address + Needs, 0x6fffffff, 1];
        for (int i = 0; i < table.Length; i++)
            UInt64(file, 176 + (8 * i), table[i]);
        s_strings.CopyTo(file, Strings);
        UInt32(file, Symbols + 24, 28);
        UInt32(file, Symbols + 48, 22);
        UInt32(file, Hash, 1);
        UInt32(file, Hash + 4, 3); // The first symbol that others may find here; those that are needed come before.
        UInt16(file, Versions + 2, markerVersion);
        UInt16(file, Versions + 4, otherVersion);
        UInt16(file, Needs, 1);
        UInt16(file, Needs + 2, 2);
        UInt32(file, Needs + 4, 9);
        UInt32(file, Needs + 8, 16);
        Version(file, Needs + 16, index: 2, name: 1, next: 16);
        Version(file, Needs + 32, index: 3, name: 5, next: 0);
        return file;
    }

    private static void Segment(byte[] file, int at, uint type, ulong start, ulong size)
    {
        UInt32(file, at, type);
        UInt64(file, at + 8, start);
        UInt64(file, at + 16, Address + start);
        UInt64(file, at + 32, size);
        UInt64(file, at + 40, size);
    }

    private static void Version(byte[] file, int at, ushort index, uint name, uint next)
    {
        UInt16(file, at + 6, index);
        UInt32(file, at + 8, name);
        UInt32(file, at + 12, next);
    }

    private static void UInt16(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    private static void UInt32(byte[] file, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);

    private static void UInt64(byte[] file, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), value);
}
