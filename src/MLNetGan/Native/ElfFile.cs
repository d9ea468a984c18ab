using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace MLNetGan.Native;

/// <summary>
/// What Linux libraries say of themselves: whether they are whole, and which versions of others they need.
/// Read and written by the tables that the loader itself uses (System V gABI, chapter 5; LSB, "Symbol Versioning").
/// </summary>
internal static class ElfFile
{
    private const int HeadLength = 64, SegmentLength = 56, LoadSegment = 1, DynamicSegment = 2;
    private const ulong StringTable = 5, SymbolTable = 6, GnuHash = 0x6ffffef5, SymbolVersions = 0x6ffffff0, VersionNeeds = 0x6ffffffe,
        VersionNeedCount = 0x6fffffff;
    private const ushort WeakFlag = 2;

    /// <summary>Marks the need for a version as weak, so that the loader goes on where the version is missing.</summary>
    /// <param name="file">The bytes of a 64-bit little-endian ELF library; one byte of them changes.</param>
    /// <param name="version">The version, such as GLIBCXX_3.4.32.</param>
    /// <param name="marker">The only symbol that may come from that version: one that is never used.</param>
    /// <returns>Whether the need was there, was strong, and is for that symbol alone; otherwise nothing changes.</returns>
    public static bool TryWeakenVersion(Span<byte> file, string version, string marker)
    {
        try
        {
            return TryWeaken(file, version, marker);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or OverflowException)
        {
            // A table points out of the file.
            return false;
        }
    }

    /// <summary>Whether a 64-bit ELF library ends before the last byte that its head wants loaded.</summary>
    public static bool IsCutShort(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        var length = (ulong)RandomAccess.GetLength(file);
        Span<byte> head = stackalloc byte[HeadLength], segment = stackalloc byte[SegmentLength];
        if (!IsElf64(head[..RandomAccess.Read(file, head, 0)]))
            return false;
        for (int index = 0; index < UInt16(head, 56); index++)
        {
            ulong at = UInt64(head, 32) + ((ulong)index * UInt16(head, 54));
            if (at > length || RandomAccess.Read(file, segment, (long)at) < SegmentLength)
                return true;
            ulong start = UInt64(segment, 8);
            if (UInt32(segment, 0) == LoadSegment && (start > length || UInt64(segment, 32) > length - start))
                return true;
        }
        return false;
    }

    private static bool IsElf64(ReadOnlySpan<byte> file) =>
        file.Length >= HeadLength && file[..4].SequenceEqual("\u007fELF"u8) && file[4] == 2 && file[5] == 1;

    private static bool TryWeaken(Span<byte> file, string version, string marker)
    {
        if (!IsElf64(file))
            return false;
        if (DynamicTable(file) is not { } table || !table.TryGetValue(VersionNeeds, out ulong needs))
            return false;
        int strings = Offset(file, table[StringTable]), need = Offset(file, needs);
        for (ulong left = table[VersionNeedCount]; left > 0; left--)
        {
            int entry = checked(need + (int)UInt32(file, need + 8));
            for (int inNeed = UInt16(file, need + 2); inNeed > 0; inNeed--)
            {
                if (Text(file, strings, UInt32(file, entry + 8)) == version)
                {
                    ushort flags = UInt16(file, entry + 4);
                    if ((flags & WeakFlag) != 0 || !OnlyMarkerHas(file, table, strings, UInt16(file, entry + 6), marker))
                        return false;
                    BinaryPrimitives.WriteUInt16LittleEndian(file[(entry + 4)..], (ushort)(flags | WeakFlag));
                    return true;
                }
                entry = checked(entry + (int)UInt32(file, entry + 12));
            }
            uint next = UInt32(file, need + 12);
            if (next == 0)
                return false;
            need = checked(need + (int)next);
        }
        return false;
    }

    // Symbols that a library needs come first in its table, before those that its hash table finds.
    private static bool OnlyMarkerHas(ReadOnlySpan<byte> file, Dictionary<ulong, ulong> table, int strings, ushort index, string marker)
    {
        int symbols = Offset(file, table[SymbolTable]), versions = Offset(file, table[SymbolVersions]);
        uint count = UInt32(file, Offset(file, table[GnuHash]) + 4);
        bool found = false;
        for (int symbol = 1; symbol < count; symbol++)
        {
            if ((UInt16(file, checked(versions + (2 * symbol))) & 0x7fff) != index)
                continue;
            if (Text(file, strings, UInt32(file, checked(symbols + (24 * symbol)))) != marker)
                return false;
            found = true;
        }
        return found;
    }

    private static Dictionary<ulong, ulong>? DynamicTable(ReadOnlySpan<byte> file)
    {
        foreach (int segment in Segments(file))
        {
            if (UInt32(file, segment) != DynamicSegment)
                continue;
            var table = new Dictionary<ulong, ulong>();
            int start = checked((int)UInt64(file, segment + 8)), end = checked(start + (int)UInt64(file, segment + 32));
            for (int entry = start; entry < end && UInt64(file, entry) is var tag and not 0; entry += 16)
                table.TryAdd(tag, UInt64(file, entry + 8));
            ulong[] wanted = [StringTable, SymbolTable, GnuHash, SymbolVersions, VersionNeedCount];
            return wanted.All(table.ContainsKey) ? table : null;
        }
        return null;
    }

    // Where in the file an address of the loaded library lies.
    private static int Offset(ReadOnlySpan<byte> file, ulong address)
    {
        foreach (int segment in Segments(file))
        {
            ulong start = UInt64(file, segment + 16);
            if (UInt32(file, segment) == LoadSegment && address >= start && address - start < UInt64(file, segment + 32))
                return checked((int)(address - start + UInt64(file, segment + 8)));
        }
        throw new ArgumentOutOfRangeException(nameof(address));
    }

    private static int[] Segments(ReadOnlySpan<byte> file)
    {
        int first = checked((int)UInt64(file, 32)), size = UInt16(file, 54);
        return [.. Enumerable.Range(0, UInt16(file, 56)).Select(index => checked(first + (index * size)))];
    }

    private static string Text(ReadOnlySpan<byte> file, int strings, uint offset)
    {
        ReadOnlySpan<byte> rest = file[checked(strings + (int)offset)..];
        return Encoding.ASCII.GetString(rest[..Math.Max(0, rest.IndexOf((byte)0))]);
    }

    private static ushort UInt16(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(file[offset..]);

    private static uint UInt32(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(file[offset..]);

    private static ulong UInt64(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(file[offset..]);
}
