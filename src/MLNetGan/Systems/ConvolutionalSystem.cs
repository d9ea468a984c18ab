using MLNetGan.Networks;

namespace MLNetGan.Systems;

/// <summary>DCGAN's networks under the adversarial loss and penalties of the options.</summary>
internal sealed class ConvolutionalSystem(ConvolutionalGanOptions options, Shape image) : LatentSystem(
    options, () => NewGenerator(options, image), () => NewDiscriminator(options, image))
{
    private static Network NewGenerator(ConvolutionalGanOptions options, Shape image) => options.Architecture == GanArchitecture.Compact
        ? new CompactGenerator("Compact generator", CompactGenerator.ChannelsBeside(options.BaseChannels), image, options.LatentSize, [])
        : new ConvolutionalGenerator(image, options.LatentSize, options.BaseChannels);

    private static Network NewDiscriminator(ConvolutionalGanOptions options, Shape image) => options.Architecture == GanArchitecture.Compact
        ? new CompactDiscriminator(
            image, options.BaseChannels ?? CompactBody.DefaultChannels, options.NormalizeDiscriminator, options.Dropout ?? 0)
        : new ConvolutionalDiscriminator(image, options.BaseChannels, options.Dropout, options.NormalizeDiscriminator);
}
