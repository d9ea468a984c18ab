using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Cgan;

/// <summary>CGAN: both players see the label (Mirza and Osindero 2014, equation 2).</summary>
internal sealed class CganSystem(CganOptions options, Shape image, int labelCount) : LatentSystem(
    options, () => NewGenerator(options, image, labelCount), () => NewDiscriminator(options, image, labelCount), labelCount)
{
    protected override Tensor[] DiscriminatorInputs(Tensor images, Tensor? labels) => [images, labels!];

    private static Network NewGenerator(CganOptions options, Shape image, int labelCount) => options.Architecture == GanArchitecture.Compact
        ? new CompactGenerator(
            "CGAN compact generator", CompactGenerator.ChannelsBeside(options.BaseChannels), image, options.LatentSize,
            [NetworkInput.Label(labelCount)])
        : new MlpGenerator("CGAN generator", image, options.LatentSize, NetworkInput.Label(labelCount));

    private static Network NewDiscriminator(CganOptions options, Shape image, int labelCount) =>
        options.Architecture == GanArchitecture.Compact
            ? new ProjectionDiscriminator(options, image, labelCount)
            : new MlpDiscriminator("CGAN discriminator", image, options.Dropout, labelCount);
}
