using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Arithmetic and functions of each element.</summary>
    public partial class Tensor
    {
        public Tensor abs() => Call(Op.abs, this);
        public Tensor neg() => Call(Op.neg, this);
        public Tensor negative() => neg();
        public Tensor exp() => Call(Op.exp, this);
        public Tensor log() => Call(Op.log, this);
        public Tensor sqrt() => Call(Op.sqrt, this);
        public Tensor rsqrt() => Call(Op.rsqrt, this);
        public Tensor reciprocal() => Call(Op.reciprocal, this);
        public Tensor square() => pow(2);
        public Tensor sigmoid() => Call(Op.sigmoid, this);
        public Tensor tanh() => Call(Op.tanh, this);
        public Tensor relu() => Call(Op.relu, this);
        public Tensor leaky_relu(Scalar negative_slope) => Call(Op.leaky_relu, this, negative_slope);
        public Tensor softplus(double beta = 1, double threshold = 20) => Call(Op.softplus, this, beta, threshold);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Call(Op.softmax__int, this, dim, dtype);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Call(Op.log_softmax__int, this, dim, dtype);

        public Tensor add(Tensor target) => Call(Op.add__Tensor, this, target, 1L);
        public Tensor add(Tensor target, Scalar alpha) => Call(Op.add__Tensor, this, target, alpha);
        public Tensor add(Scalar scalar) => Call(Op.add__Scalar, this, scalar, 1L);
        public Tensor add(Scalar scalar, Scalar alpha) => Call(Op.add__Scalar, this, scalar, alpha);
        public Tensor add_(Tensor target) => InPlace(Op.add___Tensor, this, target, 1L);
        public Tensor add_(Tensor target, Scalar alpha) => InPlace(Op.add___Tensor, this, target, alpha);
        public Tensor add_(Scalar scalar) => InPlace(Op.add___Scalar, this, scalar, 1L);
        public Tensor add_(Scalar scalar, Scalar alpha) => InPlace(Op.add___Scalar, this, scalar, alpha);
        public Tensor sub(Tensor target) => Call(Op.sub__Tensor, this, target, 1L);
        public Tensor sub(Scalar target) => Call(Op.sub__Scalar, this, target, 1L);
        public Tensor sub_(Tensor target) => InPlace(Op.sub___Tensor, this, target, 1L);
        public Tensor sub_(Scalar target) => InPlace(Op.sub___Scalar, this, target, 1L);
        public Tensor mul(Tensor target) => Call(Op.mul__Tensor, this, target);
        public Tensor mul(Scalar target) => Call(Op.mul__Scalar, this, target);
        public Tensor mul_(Tensor target) => InPlace(Op.mul___Tensor, this, target);
        public Tensor mul_(Scalar target) => InPlace(Op.mul___Scalar, this, target);
        public Tensor div(Tensor target) => Call(Op.div__Tensor, this, target);
        public Tensor div(Scalar target) => Call(Op.div__Scalar, this, target);
        public Tensor div_(Tensor target) => InPlace(Op.div___Tensor, this, target);
        public Tensor div_(Scalar target) => InPlace(Op.div___Scalar, this, target);
        public Tensor pow(Tensor exponent) => Call(Op.pow__Tensor_Tensor, this, exponent);
        public Tensor pow(Scalar exponent) => Call(Op.pow__Tensor_Scalar, this, exponent);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace(Op.addcmul_, this, tensor1, tensor2, value);
        public Tensor lerp(Tensor end, Tensor weight) => Call(Op.lerp__Tensor, this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => InPlace(Op.lerp___Tensor, this, end, weight);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Call(Op.clamp, this, min, max);
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Call(Op.clamp__Tensor, this, min, max);
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace(Op.clamp_, this, min, max);
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => InPlace(Op.clamp___Tensor, this, min, max);
        public Tensor maximum(Tensor other) => Call(Op.maximum, this, other);
        public Tensor minimum(Tensor other) => Call(Op.minimum, this, other);

        public Tensor isnan() => Call(Op.isnan, this);
        public Tensor isfinite() => Call(Op.isfinite, this);

        public Tensor where(Tensor condition, Tensor y) => Call(Op.where__self, condition, this, y);
        public Tensor masked_fill(Tensor mask, Scalar value) => Call(Op.masked_fill__Scalar, this, mask, value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace(Op.masked_fill___Scalar, this, mask, value);
    }
}
