using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A layer that in training normalizes by the batch.</summary>
internal interface IBatchNormalization
{
    /// <summary>The batch of which this process has a part; null where it has all of it, or normalizes by its part alone.</summary>
    GlobalBatch? Batch { get; set; }

    /// <summary>Normalized values by a scale and a bias a channel, the second dimension; by none where there are none.</summary>
    static Tensor Scale(Tensor normalized, Tensor? weight, Tensor? bias)
    {
        if (weight is null || bias is null)
            return normalized;
        long[] shape = [1, -1, .. Enumerable.Repeat(1L, (int)normalized.dim() - 2)];
        return (normalized * weight.view(shape)).Plus(bias.view(shape));
    }
}
