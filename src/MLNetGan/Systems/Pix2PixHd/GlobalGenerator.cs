using MLNetGan.Networks;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// The global generator (Wang 2018, section 3.1): halvings, residual blocks and doublings, of images of the coarsest level. What it makes
/// before its last convolution is what a local enhancer around it takes.
/// </summary>
internal sealed class GlobalGenerator : Network
{
    private readonly Stack layers, image;

    /// <param name="options">The options.</param>
    /// <param name="map">(channels, height, width) of what it reads.</param>
    /// <param name="output">The same of the images that it makes.</param>
    public GlobalGenerator(Pix2PixHdOptions options, Shape map, Shape output)
        : base("pix2pixHD global generator", NetworkInput.Image(map, "Input"))
    {
        ResNetLayers parts = CoarseToFine.Parts(options);
        long channels = options.GeneratorChannels;
        List<Layer> all = [.. parts.Enter(map[0], channels)];
        for (int level = 0; level < options.Halvings; level++)
            all.AddRange(parts.Halve(channels << level));
        for (int i = 0; i < options.GlobalBlocks; i++)
            all.Add(parts.Block(channels << options.Halvings));
        for (int level = options.Halvings; level > 0; level--)
            all.AddRange(parts.Double(channels << level));
        layers = new Stack([.. all]);
        image = new Stack(ResNetLayers.Leave(channels, output[0]));
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Features", "Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = Features(pass, inputs[0]);
        return [features, Image(pass, features)];
    }

    public T Features<T>(IPass<T> pass, T map) => pass.One(layers, map);

    public T Image<T>(IPass<T> pass, T features) => pass.One(image, features);
}
