using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Tensors and numbers. TorchSharp makes a <see cref="Scalar"/> of a number, also of the 1 by which a sum weights what it adds and of the
/// 2 of a square, that nothing holds: it may be finalized while native code still reads it, which then reads anything. These hold it.
/// </summary>
internal static class Arithmetic
{
    /// <summary>One, for ever.</summary>
    public static readonly Scalar One = 1;

    private static readonly Scalar s_two = 2;

    public static Tensor Plus(this Tensor values, double number)
    {
        using Scalar scalar = number;
        return values.add(scalar, One);
    }

    public static Tensor Plus(this Tensor values, Tensor others) => values.add(others, One);

    /// <summary>Adds in place.</summary>
    public static Tensor Add(this Tensor values, Tensor others) => values.add_(others, One);

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

    public static Tensor Squared(this Tensor values) => values.pow(s_two);

    /// <summary>The value of a tensor of one.</summary>
    public static double ToNumber(this Tensor value)
    {
        using Scalar scalar = value.ToScalar();
        return scalar.ToDouble();
    }
}
