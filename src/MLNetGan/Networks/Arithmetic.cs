using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Tensors and numbers. TorchSharp's operators make a <see cref="Scalar"/> of the number, and of the factor 1 of a tensor that is added,
/// that nothing holds, which may be finalized while native code still reads it: these hold it.
/// </summary>
internal static class Arithmetic
{
    public static Tensor Plus(this Tensor values, double number)
    {
        using Scalar scalar = number;
        return values.add(scalar);
    }

    public static Tensor Plus(this Tensor values, Tensor others)
    {
        using Scalar factor = 1;
        return values.add(others, factor);
    }

    /// <summary>Adds other values to these.</summary>
    public static void AddInPlace(this Tensor values, Tensor others)
    {
        using Scalar factor = 1;
        values.add_(others, factor);
    }

    public static Tensor Minus(this Tensor values, double number)
    {
        using Scalar scalar = number;
        return values.sub(scalar);
    }

    public static Tensor Times(this Tensor values, double number)
    {
        using Scalar scalar = number;
        return values.mul(scalar);
    }

    public static Tensor DividedBy(this Tensor values, double number)
    {
        using Scalar scalar = number;
        return values.div(scalar);
    }

    /// <summary>A number less the values.</summary>
    public static Tensor SubtractedFrom(this Tensor values, double number) => values.neg().Plus(number);
}
