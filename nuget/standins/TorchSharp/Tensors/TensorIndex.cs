namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of a tensor: a position, a slice, a tensor, or a mark.</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            None,
            Single,
            Null,
            Ellipsis,
            Bool,
            Tensor,
            Slice,
        }

        internal Kind kind;
        internal long? start, stop, step;
        internal Tensor? tensor;

        static public TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { kind = Kind.Slice, start = start, stop = stop, step = step };

        static public TensorIndex Slice((int? start, int? end) range) => Slice((long?)range.start, (long?)range.end);

        static public TensorIndex Slice(Range range) => Slice(Position(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Position(range.End));

        static public TensorIndex Bool(bool value) => new() { kind = Kind.Bool, start = value ? 1 : 0 };
        static public TensorIndex Single(long? index) => new() { kind = Kind.Single, start = index };
        static public TensorIndex Tensor(Tensor tensor) => new() { kind = Kind.Tensor, tensor = tensor };

        static public TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };
        static public TensorIndex None = new() { kind = Kind.None };
        static public TensorIndex Null = new() { kind = Kind.Null };
        static public TensorIndex Colon = Slice();

        public static implicit operator TensorIndex(long value) => Single(value);
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);
        public static implicit operator TensorIndex(Range range) => Slice(range);
        public static implicit operator TensorIndex(Index index) => Single(Position(index));

        // It makes a TensorIndex the better match where an indexer takes either.
        public static implicit operator Tensor(TensorIndex value) => throw new InvalidOperationException("Should not be called.");

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
