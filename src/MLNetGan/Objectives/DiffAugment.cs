using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// Differentiable augmentation of what a judge sees, as the authors' code does it (Zhao 2020, section 4): colour (brightness, saturation,
/// contrast), translation by up to an eighth of the side, and a cut-out square of half the side.
/// </summary>
/// <param name="HasColor">Whether colours vary.</param>
/// <param name="HasTranslation">Whether images are shifted.</param>
/// <param name="HasCutout">Whether a square is cut out.</param>
internal sealed record DiffAugment(bool HasColor, bool HasTranslation, bool HasCutout)
{
    /// <summary>Draws for a number of images.</summary>
    /// <param name="noise">The step's noise.</param>
    /// <param name="count">How many images.</param>
    /// <param name="probability">A scalar from 0 to 1: how likely each kind is for an image; null for certain.</param>
    public DrawnAugmentation Draw(StepNoise noise, long count, Tensor? probability = null) =>
        new(this, noise.Uniform(count, DrawnAugmentation.Numbers), probability);
}
