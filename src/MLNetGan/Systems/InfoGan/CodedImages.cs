using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.InfoGan;

/// <summary>Generated images and the codes that they were made from.</summary>
/// <param name="Images">The images.</param>
/// <param name="Codes">For each code (batch) int64, or (batch, 1) floats.</param>
/// <param name="DiscriminatorVariation">
/// What is done to the images before the discriminator's step reads categories of them, if anything.
/// </param>
/// <param name="GeneratorVariation">The same for the generator's step.</param>
/// <param name="RealVariation">
/// What is done to real images before the discriminator's step reads categories of them a second time, if it does.
/// </param>
internal sealed record CodedImages(
    Tensor Images, Tensor[] Codes, AffineVariation? DiscriminatorVariation, AffineVariation? GeneratorVariation,
    AffineVariation? RealVariation) : Generated(Images);
