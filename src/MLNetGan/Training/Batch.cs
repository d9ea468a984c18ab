using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Real samples on the training device.</summary>
/// <param name="Images">(batch, channels, height, width), values in [-1, 1].</param>
/// <param name="Labels">(batch) int64 from 0, where the system is conditioned on a label.</param>
internal sealed record Batch(Tensor Images, Tensor? Labels)
{
    public long Count => Images.shape[0];
}
