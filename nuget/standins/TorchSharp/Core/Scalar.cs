using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number or boolean that an operator takes.</summary>
public sealed class Scalar : IDisposable
{
    private readonly long _bits;
    private readonly ScalarType _type;
    private bool _disposed;

    private Scalar(ScalarType type, ArgKind kind, long bits) => (_type, Kind, _bits) = (type, kind, bits);

    internal Scalar(ArgKind kind, long bits)
        : this(kind switch { ArgKind.Bool => ScalarType.Bool, ArgKind.Int => ScalarType.Int64, _ => ScalarType.Float64 }, kind, bits)
    {
    }

    internal ArgKind Kind { get; }
    internal long Bits => _disposed ? throw new InvalidOperationException("Scalar invalid -- empty handle.") : _bits;
    internal double Double => Kind == ArgKind.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;
    internal long Int64 => Kind == ArgKind.Double ? (long)Double : Bits;

    internal static Scalar Of(long value, ScalarType type) => new(type, ArgKind.Int, value);
    internal static Scalar Of(double value, ScalarType type) => new(type, ArgKind.Double, BitConverter.DoubleToInt64Bits(value));
    internal static Scalar Of(bool value) => new(ScalarType.Bool, ArgKind.Bool, value ? 1 : 0);

    public static implicit operator Scalar(byte value) => value.ToScalar();
    public static implicit operator Scalar(int value) => value.ToScalar();
    public static implicit operator Scalar(long value) => value.ToScalar();
    public static implicit operator Scalar(float value) => value.ToScalar();
    public static implicit operator Scalar(double value) => value.ToScalar();
    public static implicit operator Scalar(bool value) => value.ToScalar();

    public ScalarType Type => _disposed ? throw new InvalidOperationException("Scalar invalid -- empty handle.") : _type;

    public void Dispose() => _disposed = true;
}
