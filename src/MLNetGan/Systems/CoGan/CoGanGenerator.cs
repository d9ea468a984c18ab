using MLNetGan.Networks;

namespace MLNetGan.Systems.CoGan;

/// <summary>
/// Two generators that share all but their last layers (Liu 2016, section 3): what an image shows is decided once, how it looks twice.
/// </summary>
internal sealed class CoGanGenerator : Network
{
    private readonly Stack shared, input, target;

    public CoGanGenerator(CoGanOptions options, Shape inputImage, Shape targetImage)
        : base("CoGAN generator", NetworkInput.Latent(options.LatentSize))
    {
        if (options.Architecture == GanArchitecture.Compact)
        {
            int channels = CompactGenerator.ChannelsBeside(options.BaseChannels);
            var projection = new Dense(options.LatentSize, CompactGenerator.Start(channels, inputImage).Count);
            shared = new Stack([projection, .. CompactGenerator.Body(channels, inputImage)]);
            input = new Stack(CompactGenerator.Head(channels, inputImage));
            target = new Stack(CompactGenerator.Head(channels, targetImage));
        }
        else
        {
            shared = new Stack(ConvolutionalGenerator.Body(inputImage, options.LatentSize, options.BaseChannels));
            input = new Stack(ConvolutionalGenerator.Head(inputImage, options.BaseChannels));
            target = new Stack(ConvolutionalGenerator.Head(targetImage, options.BaseChannels));
        }
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Input", "Target"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T scene = pass.One(shared, inputs[0]);
        return [pass.One(input, scene), pass.One(target, scene)];
    }
}
