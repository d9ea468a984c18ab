using MLNetGan.Networks;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// The feature encoder (Wang 2018, section 3.4): halvings and doublings that make of an image a few features of each pixel, from -1 to 1,
/// which are then averaged over each region.
/// </summary>
internal sealed class FeatureEncoder : Network
{
    private readonly Stack layers;

    /// <param name="options">The options.</param>
    /// <param name="image">(channels, height, width) of the images that it reads.</param>
    public FeatureEncoder(Pix2PixHdOptions options, Shape image) : base("pix2pixHD feature encoder", NetworkInput.Image(image, "Target"))
    {
        ResNetLayers parts = CoarseToFine.Parts(options);
        long channels = options.EncoderChannels;
        List<Layer> all = [.. parts.Enter(image[0], channels)];
        for (int level = 0; level < options.Halvings; level++)
            all.AddRange(parts.Halve(channels << level));
        for (int level = options.Halvings; level > 0; level--)
            all.AddRange(parts.Double(channels << level));
        layers = new Stack([.. all, .. ResNetLayers.Leave(channels, options.Features)]);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Features"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);
}
