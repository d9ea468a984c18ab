using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What layers compute.</summary>
        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Call(Op.linear, input, weights, bias);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                Call(Op.conv2d, input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Call(Op.conv_transpose2d__input, input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], output_padding ?? [0, 0], groups,
                    dilation ?? [1, 1]);

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                Call(Op.avg_pool2d, input, new[] { kernel_size, kernel_size }, stride is { } step ? new[] { step, step } : Array.Empty<long>(), new[] { padding, padding },
                    ceil_mode, count_include_pad, divisor_override);

            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null,
                Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5) =>
                Call(Op.instance_norm, input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, false);

            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Call(Op.batch_norm, input, weight, bias, running_mean, running_var, training, momentum, eps, false);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Activated(Op.dropout, Op.dropout_, inplace, input, p, training);
            public static Tensor relu(Tensor x, bool inplace = false) => Activated(Op.relu, Op.relu_, inplace, x);
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                Activated(Op.leaky_relu, Op.leaky_relu_, inplace, input, negative_slope);

            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                Arg name = mode is PaddingModes.Zeros or PaddingModes.Constant ? "constant" : mode.ToString().ToLowerInvariant();
                return Call(Op.pad, input, pad, name, mode is PaddingModes.Zeros or PaddingModes.Constant ? value : Arg.None);
            }

            // The dispatcher counts modes as 0 for bilinear, 1 for nearest; 0 for zeros, 1 for border, 2 for reflection.
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                Call(Op.grid_sampler, input, grid, mode == GridSampleMode.Bilinear ? 0L : 1L,
                    padding_mode switch { GridSamplePaddingMode.Zeros => 0L, GridSamplePaddingMode.Border => 1L, _ => 2L }, align_corners ?? false);

            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
            {
                // Checks of libtorch's function, which the operator under it does without.
                if (!theta.is_floating_point())
                    throw new ExternalException($"Expected theta to have floating point type, but got {theta.dtype}");
                if (size is [.., _] && size.Min() <= 0)
                    throw new ExternalException($"Expected non-zero, positive output size. Got [{string.Join(", ", size)}]");
                return Call(Op.affine_grid_generator, theta, size ?? [], align_corners);
            }

            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => Call(Op.pixel_shuffle, input, upscale_factor);

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Call(Op.binary_cross_entropy_with_logits, input, target, weight, pos_weights, (long)reduction);
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Call(Op.l1_loss, input, target, (long)reduction);
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Call(Op.cross_entropy_loss, input, target, weight, (long)reduction, ignore_index, label_smoothing);

            private static Tensor Activated(Op op, Op inPlaceOp, bool inplace, Tensor input, params ReadOnlySpan<Arg> arguments)
            {
                if (!inplace)
                    return Call(op, [input, .. arguments]);
                Run(inPlaceOp, [input, .. arguments]);
                return input.alias();
            }
        }
    }
}
