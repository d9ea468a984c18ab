using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Comparisons, all elementwise, and the operators.</summary>
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Call(Op.eq__Tensor, this, target);
        public Tensor eq(Scalar target) => Call(Op.eq__Scalar, this, target);
        public Tensor gt(Scalar target) => Call(Op.gt__Scalar, this, target);
        public Tensor equal(Tensor target) => eq(target);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            CallScalar(Op.allclose, this, target, rtol, atol, equal_nan).ToBoolean();

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);
        public static Tensor operator -(Scalar left, Tensor right) => right.negative().add(left);

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static implicit operator Tensor(int value) => tensor(value);
        public static implicit operator Tensor(long value) => tensor(value);
        public static implicit operator Tensor(float value) => tensor(value);
        public static implicit operator Tensor(double value) => tensor(value);
        public static implicit operator Tensor(bool value) => tensor(value);

        // It makes a Scalar the better match where a method takes either.
        public static implicit operator Tensor(Scalar scalar) => throw new InvalidOperationException("Should not be called.");
    }
}
