using static TorchSharp.torch;

namespace TorchSharp;

// libtorch's scalars know three widths only: what goes in as Int32 says Int64, and Float32 says Float64.
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => Scalar.Of(value, ScalarType.Int64);
    public static Scalar ToScalar(this int value) => Scalar.Of(value, ScalarType.Int64);
    public static Scalar ToScalar(this long value) => Scalar.Of(value, ScalarType.Int64);
    public static Scalar ToScalar(this float value) => Scalar.Of(value, ScalarType.Float64);
    public static Scalar ToScalar(this double value) => Scalar.Of(value, ScalarType.Float64);
    public static Scalar ToScalar(this bool value) => Scalar.Of(value);

    public static float ToSingle(this Scalar value) => (float)value.Double;
    public static double ToDouble(this Scalar value) => value.Double;
    public static byte ToByte(this Scalar value) => (byte)value.Int64;
    public static long ToInt64(this Scalar value) => value.Int64;
    public static bool ToBoolean(this Scalar value) => value.Double != 0;
}
