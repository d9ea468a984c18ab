namespace TorchSharp.Interop;

/// <summary>The operators in use: name__overload stands for aten::name.overload.</summary>
internal enum Op
{
    abs, abs_, adaptive_avg_pool2d, add___Scalar, add___Tensor, add__Scalar, add__Tensor, addcdiv, addcdiv_, addcmul, addcmul_, addmm,
    all, all__dim, allclose, amax, amax__out, amin, amin__out, any, any__dim, arange__start_step, argmax, argmin, avg_pool2d,
    batch_norm, bernoulli, bernoulli___float, bernoulli___Tensor, binary_cross_entropy, binary_cross_entropy_with_logits, bmm,
    broadcast_to, cat, ceil, chunk, clamp, clamp_, clamp___Tensor, clamp__Tensor, clamp_max, clamp_min, clone, contiguous, conv2d,
    conv2d__padding, conv_transpose2d__input, copy_, cos, cross_entropy_loss, cumsum, detach, detach_, div___Scalar, div___Scalar_mode,
    div___Tensor_mode, div__Scalar_mode, div__Tensor_mode, dropout, dropout_, embedding, empty__memory_format, empty_like, eq__Scalar,
    eq__Tensor, equal, exp, exp_, expand, eye__m, feature_dropout, feature_dropout_, fill___Scalar, flatten__using_ints, flip, floor,
    full, full_like, gather, ge__Scalar, ge__Tensor, gt__Scalar, gt__Tensor, index__Tensor, index_put_, index_select, instance_norm,
    isfinite, isinf, isnan, item, l1_loss, le__Scalar, le__Tensor, leaky_relu, leaky_relu_, lerp___Tensor, lerp__Tensor, linear,
    linspace, log, log_, log1p, log_softmax__int, logical_and, logical_not, logical_or, logical_xor, logsumexp, lt__Scalar, lt__Tensor,
    masked_fill___Scalar, masked_fill__Scalar, matmul, max, max__dim, max__other, max_pool2d, maximum, maximum__out, mean, mean__dim,
    min, min__dim, min__other, minimum, mm, movedim__intlist, mse_loss, mul___Scalar, mul___Tensor, mul__Scalar, mul__Tensor, narrow,
    ne__Scalar, ne__Tensor, neg, neg_, nll_loss_nd, norm__Scalar, norm__ScalarOpt_dim, normal_, one_hot, ones, ones_like, pad, permute,
    pixel_shuffle, pow___Scalar, pow__Tensor_Scalar, pow__Tensor_Tensor, rand__generator, rand_like, randint__low_generator,
    randn__generator, randn_like, random___from, randperm__generator, reciprocal, reciprocal_, relu, relu_, remainder__Scalar,
    remainder__Tensor, repeat, repeat_interleave__self_int, reshape, round__decimals, rsqrt, rsqrt_, scatter___src, scatter__src,
    scatter_add_, select__int, sigmoid, sigmoid_, sign, sin, slice__Tensor, softmax__int, softplus, split__Tensor, split_with_sizes,
    sqrt, sqrt_, squeeze, squeeze_, squeeze___dim, squeeze__dim, stack, std, std__dim, sub___Scalar, sub___Tensor, sub__Scalar,
    sub__Tensor, sum, sum__dim_IntList, t, tanh, tanh_, to__device, to__dtype, to__dtype_layout, transpose__int, unbind__int,
    unflatten__int, uniform_, unsqueeze, unsqueeze_, upsample_bicubic2d__vec, upsample_bilinear2d__vec, upsample_nearest2d__vec,
    _upsample_nearest_exact2d__vec, var, var__dim, view, where__self, zero_, zeros, zeros_like,
}
