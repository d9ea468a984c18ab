using MLNetGan.Networks;

namespace MLNetGan.Systems;

/// <summary>DCGAN's networks under the adversarial loss and penalties of the options.</summary>
internal sealed class ConvolutionalSystem(ConvolutionalGanOptions options, Shape image) : LatentSystem(
    options, () => NewGenerator(options, image), () => NewDiscriminator(options, image))
{
    private const int CompactChannels = 32, GeneratorFactor = 3;

    private static Network NewGenerator(ConvolutionalGanOptions options, Shape image) => options.Architecture == GanArchitecture.Compact
        ? new CompactGenerator(
            "Compact generator", GeneratorFactor * (options.BaseChannels ?? CompactChannels), image, options.LatentSize, [])
        : new ConvolutionalGenerator(image, options.LatentSize, options.BaseChannels);

    private static Network NewDiscriminator(ConvolutionalGanOptions options, Shape image) => options.Architecture == GanArchitecture.Compact
        ? new CompactDiscriminator(image, options.BaseChannels ?? CompactChannels, options.NormalizeDiscriminator, options.Dropout ?? 0)
        : new ConvolutionalDiscriminator(image, options.BaseChannels, options.Dropout, options.NormalizeDiscriminator);
}
