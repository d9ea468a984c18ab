using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        double factor = momentum ?? 0;
        if (training && track_running_stats && num_batches_tracked is { } seen)
        {
            seen.add_(1);
            factor = momentum ?? 1 / (double)seen;
        }
        bool batchStatistics = training || (running_mean is null && running_var is null);
        bool running = !training || track_running_stats;
        return nn.functional.batch_norm(input, running ? running_mean : null, running ? running_var : null, weight, bias, batchStatistics, factor, eps);
    }
}
