using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.AcGan;

/// <summary>AC-GAN: both players also raise the likelihood of the right class (Odena 2016, equations 2 and 3).</summary>
internal sealed class AcGanSystem(AcGanOptions options, Shape image, int labelCount) : LatentSystem(
    options, () => NewGenerator(options, image, labelCount), () => NewDiscriminator(options, image, labelCount),
    labelCount, deliversDiscriminator: true)
{
    protected override IEnumerable<LossTerm> DiscriminatorTerms(Batch real, Tensor[] onReal, Generated fake, Tensor[] onFake)
    {
        yield return new LossTerm("real_class", nn.functional.cross_entropy(onReal[1], real[BatchSlot.Label]));
        if (options.ClassifyGenerated)
            yield return new LossTerm("generated_class", nn.functional.cross_entropy(onFake[1], fake.Labels!));
    }

    protected override IEnumerable<LossTerm> GeneratorTerms(Generated fake, Tensor[] onFake)
    {
        yield return new LossTerm("class", nn.functional.cross_entropy(onFake[1], fake.Labels!), options.GeneratorClassWeight);
    }

    private static Network NewGenerator(AcGanOptions options, Shape image, int labelCount) => options.Architecture switch
    {
        GanArchitecture.Compact => new CompactGenerator(
            "AC-GAN compact generator", options.GeneratorChannels, image, options.LatentSize, [NetworkInput.Label(labelCount)]),
        _ => new AcGanGenerator(options, image, labelCount),
    };

    private static Network NewDiscriminator(AcGanOptions options, Shape image, int labelCount) => options.Architecture switch
    {
        GanArchitecture.Compact => new CompactAcGanDiscriminator(options, image, labelCount),
        _ => new AcGanDiscriminator(options, image, labelCount),
    };
}
