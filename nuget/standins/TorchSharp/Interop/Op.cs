namespace TorchSharp.Interop;

/// <summary>The operators in use: name__overload stands for aten::name.overload.</summary>
internal enum Op
{
    add__Scalar, add__Tensor, add___Scalar, add___Tensor, addcdiv_, addcmul_, affine_grid_generator, allclose, arange__start_step, avg_pool2d,
    batch_norm, binary_cross_entropy_with_logits, cat, clamp, clamp_, clone, contiguous, conv2d, conv_transpose2d__input, copy_,
    cross_entropy_loss, detach, div__Scalar, div___Scalar, dropout, dropout_, empty__memory_format, eq__Scalar, eq__Tensor, equal, exp, expand,
    fill___Scalar, flatten__using_ints, flip, full, full_like, grid_sampler, gt__Scalar, index_select, instance_norm, item, l1_loss, leaky_relu, leaky_relu_,
    lerp__Tensor, lerp___Tensor, linear, maximum__out, mean, mean__dim, mm, mul__Scalar, mul__Tensor, mul___Scalar, narrow, neg, norm__Scalar,
    norm__ScalarOpt_dim, ones, pad, permute, pixel_shuffle, pow__Tensor_Scalar, rand__generator, randint__low_generator, randn__generator, relu,
    relu_, repeat, repeat_interleave__self_int, reshape, rsqrt, select__int, sigmoid, softmax__int, sqrt, stack, sub__Scalar, sub__Tensor, sum,
    sum__dim_IntList, t, tanh, to__device, to__dtype, to__dtype_layout, unsqueeze, view, zero_, zeros, zeros_like,
}
