namespace TorchSharp;

public static partial class torch
{
    /// <summary>The shape of a tensor to be made.</summary>
    public struct Size
    {
        public Size(long[] shape) => Shape = (long[])shape.Clone();
        public Size(long size) => Shape = [size];

        public long[] Shape { get; }

        public static implicit operator Size(long size) => new(size);
        public static implicit operator Size((long, long) size) => new([size.Item1, size.Item2]);
        public static implicit operator Size((long, long, long) size) => new([size.Item1, size.Item2, size.Item3]);
        public static implicit operator Size((long, long, long, long) size) => new([size.Item1, size.Item2, size.Item3, size.Item4]);
        public static implicit operator Size(long[] size) => new(size);
    }
}
