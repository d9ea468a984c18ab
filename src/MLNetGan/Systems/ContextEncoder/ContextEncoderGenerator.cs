using MLNetGan.Networks;

namespace MLNetGan.Systems.ContextEncoder;

/// <summary>
/// Encodes an image whose hidden part is blanked, decodes what was hidden and completes the image with it (Pathak 2016, figure 9;
/// the authors' code, whose convolutions' biases are held at zero). What is not hidden stays as it is.
/// </summary>
internal sealed class ContextEncoderGenerator : Network
{
    /// <summary>Names of outputs: the completed image, and all that is predicted: the centre, or the whole image.</summary>
    public const string Completed = "Completed", Predicted = "Predicted";

    private readonly Layer? centre, surroundings;
    private readonly Stack layers;

    public ContextEncoderGenerator(ContextEncoderOptions options, Shape image) : base("Context encoder", Inputs(options, image))
    {
        ContextEncoderLayout.Check(image);
        Shape predicted = image;
        if (options.Region == HiddenRegion.Centre)
        {
            var region = new CentreRegion(image, options.Overlap);
            (centre, surroundings, predicted) = (region.Mask, region.Surroundings, region.Shape);
        }
        long channels = options.GeneratorChannels;
        Shape inner = ContextEncoderLayout.Base(image, channels);
        IEnumerable<Layer> bottleneck = options.Bottleneck == ContextBottleneck.ChannelWise
            ? [new ChannelWiseDense(inner), new Convolution(inner[0], inner[0], 1, hasBias: false)]
            :
            [
                new Flatten(), new Dense(inner.Count, options.BottleneckSize, hasBias: false),
                new BatchNormalization(options.BottleneckSize), Activation.LeakyReLU(0.2),
                new Dense(options.BottleneckSize, inner.Count, hasBias: false), new Reshape(inner),
            ];
        layers = new Stack(
            [.. ContextEncoderLayout.Halve(image, channels), .. bottleneck, .. ContextEncoderLayout.Double(predicted, channels)]);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = [Completed, Predicted];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T image = inputs[0], mask = centre is null ? inputs[1] : pass.One(centre, image);
        T predicted = pass.One(layers, pass.One(Masked.Blank, image, mask));
        T whole = surroundings is null ? predicted : pass.One(surroundings, predicted);
        return [pass.One(Masked.Replace, image, mask, whole), predicted];
    }

    private static new NetworkInput[] Inputs(ContextEncoderOptions options, Shape image) => options.Region == HiddenRegion.Centre
        ? [NetworkInput.Image(image)]
        : [NetworkInput.Image(image), NetworkInput.Image(new Shape(1, image[1], image[2]), "Mask")];
}
