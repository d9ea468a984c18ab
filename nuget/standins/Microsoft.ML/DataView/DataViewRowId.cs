using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>128 bits that identify a row, whatever the order in which rows are read.</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    private const ulong First = 0x87c37b91114253d5, Second = 0x4cf5ad432745937f;

    public readonly ulong Low;
    public readonly ulong High;

    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    public override string ToString() => $"{High:x16}{Low:x16}";

    public int CompareTo(DataViewRowId other) =>
        High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    public override int GetHashCode() =>
        (int)((uint)Low ^ (uint)(Low >> 32) ^ (uint)(High << 7) ^ (uint)(High >> 57) ^ (uint)(High >> 25));

    /// <summary>The id of the first row made out of this one (a murmur3 round fed with the value 1).</summary>
    public DataViewRowId Fork()
    {
        DataViewRowId next = Next();
        return new DataViewRowId(next.Low ^ unchecked(BitOperations.RotateLeft(First, 31) * Second), next.High);
    }

    /// <summary>The id after this one (a murmur3 round fed with zero).</summary>
    public DataViewRowId Next() => Round(Low, High);

    /// <summary>An id made of this one and another (a murmur3 round fed with the other's fork).</summary>
    public DataViewRowId Combine(DataViewRowId other)
    {
        DataViewRowId fork = other.Fork();
        ulong low = Low ^ unchecked(BitOperations.RotateLeft(fork.Low * First, 31) * Second);
        low = unchecked((BitOperations.RotateLeft(low, 27) + High) * 5 + 0x52dce729);
        ulong high = High ^ unchecked(BitOperations.RotateLeft(fork.High * Second, 33) * First);
        return new DataViewRowId(low, unchecked((BitOperations.RotateLeft(high, 31) + low) * 5 + 0x38495ab5));
    }

    private static DataViewRowId Round(ulong low, ulong high)
    {
        unchecked
        {
            low = (BitOperations.RotateLeft(low, 27) + high) * 5 + 0x52dce729;
            return new DataViewRowId(low, (BitOperations.RotateLeft(high, 31) + low) * 5 + 0x38495ab5);
        }
    }
}
