namespace TorchSharp.Interop;

/// <summary>The operators in use: name__overload stands for aten::name.overload.</summary>
internal enum Op
{
    abs, add___Scalar, add___Tensor, add__Scalar, add__Tensor, addcdiv_, addcmul_, all, allclose, any, arange__start_step, argmax,
    avg_pool2d, batch_norm, binary_cross_entropy_with_logits, bmm, cat, chunk, clamp, clamp_, clamp___Tensor, clamp__Tensor, clone,
    contiguous, conv2d, conv_transpose2d__input, copy_, cross_entropy_loss, detach, detach_, div___Scalar, div___Tensor, div__Scalar,
    div__Tensor, dropout, dropout_, empty__memory_format, empty_like, eq__Scalar, eq__Tensor, equal, exp, expand, fill___Scalar,
    flatten__using_ints, flip, full, full_like, gather, ge__Scalar, ge__Tensor, gt__Scalar, gt__Tensor, index__Tensor, index_put_,
    index_select, instance_norm, isfinite, isnan, item, l1_loss, le__Scalar, le__Tensor, leaky_relu, leaky_relu_, lerp___Tensor,
    lerp__Tensor, linear, log, log_softmax__int, lt__Scalar, lt__Tensor, masked_fill___Scalar, masked_fill__Scalar, matmul, max,
    max__dim, max__other, max_pool2d, maximum, maximum__out, mean, mean__dim, min, min__dim, min__other, minimum, mm, mse_loss,
    mul___Scalar, mul___Tensor, mul__Scalar, mul__Tensor, narrow, ne__Scalar, ne__Tensor, neg, norm__Scalar, norm__ScalarOpt_dim,
    normal_, ones, ones_like, pad, permute, pixel_shuffle, pow__Tensor_Scalar, pow__Tensor_Tensor, rand__generator,
    randint__low_generator, randn__generator, randperm__generator, reciprocal, relu, relu_, repeat, repeat_interleave__self_int,
    reshape, rsqrt, select__int, sigmoid, sigmoid_, slice__Tensor, softmax__int, softplus, split__Tensor, split_with_sizes, sqrt,
    squeeze, squeeze__dim, stack, std, std__dim, sub___Scalar, sub___Tensor, sub__Scalar, sub__Tensor, sum, sum__dim_IntList, t, tanh,
    tanh_, to__device, to__dtype, to__dtype_layout, transpose__int, unbind__int, unflatten__int, uniform_, unsqueeze, var, var__dim,
    view, where__self, zero_, zeros, zeros_like,
}
