using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class InstanceNorm2d : NormBase
{
    internal InstanceNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, "InstanceNorm1d")
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        int dim = (int)input.ndim - 3;
        if (input.size(dim) != num_features)
            throw new ArgumentException($"expected input's size at dim={dim} to match num_features ({num_features}), but got: {input.size(dim)}.");
        if (dim == 1)
            return Normalized(input);
        using var batch = input.unsqueeze(0);
        return Normalized(batch).squeeze_(0);
    }

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim is not (3 or 4))
            throw new ArgumentException($"expected 3D or 4D input, but got {input.ndim}D input.");
    }

    private Tensor Normalized(Tensor input) => nn.functional.instance_norm(input, running_mean, running_var, weight, bias,
        training || !track_running_stats, momentum ?? 0.1, eps);
}
