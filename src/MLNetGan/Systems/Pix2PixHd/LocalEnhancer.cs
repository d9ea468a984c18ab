using MLNetGan.Networks;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// A local enhancer (Wang 2018, section 3.1): of images twice as large as those of the network within, whose features are added to its
/// own of half the size.
/// </summary>
internal sealed class LocalEnhancer : Network
{
    private readonly Stack enter, leave, image;

    /// <param name="options">The options.</param>
    /// <param name="level">Its level; the first is 1.</param>
    /// <param name="map">(channels, height, width) of what it reads.</param>
    /// <param name="output">The same of the images that it makes.</param>
    public LocalEnhancer(Pix2PixHdOptions options, int level, Shape map, Shape output) : base(
        $"pix2pixHD local enhancer {level}", NetworkInput.Image(map, "Input"),
        NetworkInput.Image(new Shape(2 * Channels(options, level), map[1] / 2, map[2] / 2), "Coarser"))
    {
        ResNetLayers parts = CoarseToFine.Parts(options);
        long channels = Channels(options, level);
        enter = new Stack([.. parts.Enter(map[0], channels), .. parts.Halve(channels)]);
        leave = new Stack([
            .. Enumerable.Range(0, options.LocalBlocks).Select(_ => parts.Block(2 * channels)), .. parts.Double(2 * channels)]);
        image = new Stack(ResNetLayers.Leave(channels, output[0]));
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Features", "Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = Features(pass, inputs[0], inputs[1]);
        return [features, Image(pass, features)];
    }

    public T Features<T>(IPass<T> pass, T map, T coarser) => pass.One(leave, pass.One(Sum.Instance, pass.One(enter, map), coarser));

    public T Image<T>(IPass<T> pass, T features) => pass.One(image, features);

    private static long Channels(Pix2PixHdOptions options, int level) => options.GeneratorChannels >> level;
}
