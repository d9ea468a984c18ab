using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Arithmetic and functions of each element.</summary>
    public partial class Tensor
    {
        public Tensor neg() => Call(Op.neg, this);
        public Tensor negative() => neg();
        public Tensor exp() => Call(Op.exp, this);
        public Tensor sqrt() => Call(Op.sqrt, this);
        public Tensor rsqrt() => Call(Op.rsqrt, this);
        public Tensor square() => pow(2);
        public Tensor sigmoid() => Call(Op.sigmoid, this);
        public Tensor tanh() => Call(Op.tanh, this);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Call(Op.softmax__int, this, dim, dtype);

        public Tensor add(Tensor target) => Call(Op.add__Tensor, this, target, 1L);
        public Tensor add(Tensor target, Scalar alpha) => Call(Op.add__Tensor, this, target, alpha);
        public Tensor add(Scalar scalar) => Call(Op.add__Scalar, this, scalar, 1L);
        public Tensor add_(Tensor target) => InPlace(Op.add___Tensor, this, target, 1L);
        public Tensor add_(Scalar scalar) => InPlace(Op.add___Scalar, this, scalar, 1L);
        public Tensor sub(Tensor target) => Call(Op.sub__Tensor, this, target, 1L);
        public Tensor sub(Scalar target) => Call(Op.sub__Scalar, this, target, 1L);
        public Tensor mul(Tensor target) => Call(Op.mul__Tensor, this, target);
        public Tensor mul(Scalar target) => Call(Op.mul__Scalar, this, target);
        public Tensor mul_(Scalar target) => InPlace(Op.mul___Scalar, this, target);
        public Tensor div(Scalar target) => Call(Op.div__Scalar, this, target);
        public Tensor pow(Scalar exponent) => Call(Op.pow__Tensor_Scalar, this, exponent);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Call(Op.clamp, this, min, max);
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace(Op.clamp_, this, min, max);
        public Tensor lerp(Tensor end, Tensor weight) => Call(Op.lerp__Tensor, this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => InPlace(Op.lerp___Tensor, this, end, weight);
    }
}
