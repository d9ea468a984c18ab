using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>What a generator made in a training step, with what it was made from.</summary>
/// <param name="Images">(batch, channels, height, width), values in [-1, 1], attached to the generator's graph.</param>
/// <param name="Labels">(batch) int64 from 0: the labels asked for, where the system is conditioned on a label.</param>
internal record Generated(Tensor Images, Tensor? Labels = null)
{
    public Generated Detach() => this with { Images = Images.detach() };
}
