using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.InfoGan;

/// <summary>
/// InfoGAN (Chen 2016, equation 6): both players also raise a lower bound of the mutual information between codes and images,
/// which is the likelihood of the codes as the recognition network reads them: categories by their logits, numbers by a
/// Gaussian of unit deviation around the mean that it gives, as the authors' code has it.
/// </summary>
internal sealed class InfoGanSystem(InfoGanOptions options, Shape image) : LatentSystem(
    options, () => NewGenerator(options, image), () => NewDiscriminator(options, image),
    deliversDiscriminator: true, averagesDiscriminator: true)
{
    /// <summary>The output of the discriminator that is the first code's.</summary>
    public const int FirstCodeOutput = 1;

    private readonly NetworkInput[] _codes = Inputs(options);

    protected override Generated Generate(Batch real, StepNoise noise)
    {
        long count = real.Count;
        Tensor latent = noise.Normal(count, options.LatentSize);
        Tensor[] codes = [.. _codes.Select(code => code.Kind switch
        {
            NetworkInputKind.Category => noise.Categories(count, code.Cardinality),
            NetworkInputKind.Uniform => noise.Uniform(count, 1).Times(2).Minus(1),
            _ => noise.Normal(count, 1),
        })];
        bool hasCategories = _codes.Any(code => code.Kind == NetworkInputKind.Category), varies = hasCategories && options.VaryRecognized;
        AffineVariation? Draw(bool wanted) => wanted ? AffineVariation.Draw(noise, count) : null;
        Tensor images = Generator.Network.Forward([latent, .. codes])[0];
        return new CodedImages(images, codes, Draw(varies), Draw(varies), Draw(hasCategories && options.RealCategoryWeight > 0));
    }

    protected override IEnumerable<LossTerm> DiscriminatorTerms(Batch real, Tensor[] onReal, Generated fake, Tensor[] onFake) =>
        [.. Information((CodedImages)fake, onFake, ((CodedImages)fake).DiscriminatorVariation),
            .. RealInformation(real, onReal, ((CodedImages)fake).RealVariation)];

    protected override IEnumerable<LossTerm> GeneratorTerms(Generated fake, Tensor[] onFake) =>
        Information((CodedImages)fake, onFake, ((CodedImages)fake).GeneratorVariation);

    private IEnumerable<LossTerm> Information(CodedImages fake, Tensor[] onFake, AffineVariation? variation)
    {
        // A pass of its own: the judgement is of images as they are, and numbers often mean just what is varied.
        Tensor[] onVaried = variation is null ? onFake : Discriminator.Network.Forward(variation.Apply(fake.Images));
        for (int i = 0; i < _codes.Length; i++)
        {
            bool isCategory = _codes[i].Kind == NetworkInputKind.Category;
            Tensor read = (isCategory ? onVaried : onFake)[FirstCodeOutput + i];
            yield return new LossTerm(
                _codes[i].Name.ToLowerInvariant(),
                isCategory ? nn.functional.cross_entropy(read, fake.Codes[i]) : (fake.Codes[i] - read).Squared().mean().Times(0.5),
                isCategory ? options.CategoricalWeight : options.ContinuousWeight);
        }
    }

    // Values are as frequent among real images as codes are: the generator could not match both otherwise.
    private IEnumerable<LossTerm> RealInformation(Batch real, Tensor[] onReal, AffineVariation? variation)
    {
        if (variation is null)
            yield break;
        Tensor[] onVaried = Discriminator.Network.Forward(variation.Apply(real[BatchSlot.Image]));
        for (int i = 0; i < _codes.Length; i++)
        {
            if (_codes[i].Kind == NetworkInputKind.Category)
            {
                Tensor lacking = CategoryInformation.Lacking(onReal[FirstCodeOutput + i], onVaried[FirstCodeOutput + i]);
                yield return new LossTerm($"real_{_codes[i].Name.ToLowerInvariant()}", lacking, options.RealCategoryWeight);
            }
        }
    }

    private static NetworkInput[] Inputs(InfoGanOptions options) => [.. options.Codes.Select(code => code.Kind switch
    {
        InfoGanCodeKind.Categorical => NetworkInput.Category(code.Name, code.Cardinality),
        InfoGanCodeKind.Uniform => NetworkInput.Uniform(code.Name),
        _ => NetworkInput.Gaussian(code.Name),
    })];

    private static Network NewGenerator(InfoGanOptions options, Shape image) => options.Architecture == GanArchitecture.Compact
        ? new CompactGenerator(
            "InfoGAN compact generator", options.GeneratorChannels, image, options.LatentSize, Inputs(options), refines: false)
        : new InfoGanGenerator(options, image, Inputs(options));

    private static Network NewDiscriminator(InfoGanOptions options, Shape image) =>
        new InfoGanDiscriminator(options, image, Inputs(options));
}
