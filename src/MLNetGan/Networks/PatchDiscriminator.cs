namespace MLNetGan.Networks;

/// <summary>
/// The discriminator of Isola 2016 (appendix 6.1.2): judges each patch of an image, alone or beside the image that it is a
/// translation of, to a map of logits.
/// </summary>
internal sealed class PatchDiscriminator : Network
{
    private readonly Stack layers;

    /// <param name="name">The network's name.</param>
    /// <param name="channels">Channels of the first convolution; they double with each further one, up to eight times as many.</param>
    /// <param name="receptiveField">The side of a patch in pixels: 1, 16, 34, 70, 142 or 286.</param>
    /// <param name="normalization">Makes the layer after each convolution but the first and the last.</param>
    /// <param name="images">What it sees side by side: images of one size.</param>
    public PatchDiscriminator(string name, int channels, int receptiveField, Func<long, Layer> normalization, params NetworkInput[] images)
        : base(name, images)
    {
        // Each strided convolution doubles the patch; 1 pixel is all that 1x1 convolutions see.
        (int kernel, int stride, int padding, int strided) = receptiveField switch
        {
            1 => (1, 1, 0, 1),
            16 => (4, 2, 1, 1),
            34 => (4, 2, 1, 2),
            70 => (4, 2, 1, 3),
            142 => (4, 2, 1, 4),
            286 => (4, 2, 1, 5),
            _ => throw new ArgumentOutOfRangeException(
                nameof(receptiveField), receptiveField, "A patch has 1, 16, 34, 70, 142 or 286 pixels a side."),
        };
        var parts = new PatchLayers(channels, strided, kernel, stride, padding);
        layers = new Stack([.. parts.Parts(images.Sum(image => image.Shape[0]), normalization).SelectMany(part => part)]);
        RegisterComponents();
        CheckSize(receptiveField, images[0].Shape);
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) =>
        pass.Apply(layers, inputs.Length == 1 ? inputs[0] : pass.One(Concatenation.Instance, inputs));

    private void CheckSize(int receptiveField, Shape image)
    {
        try
        {
            OutputShapes();
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException(
                $"Images of {image[1]}x{image[2]} pixels are too small for a discriminator with ReceptiveField {receptiveField}: " +
                "choose a smaller one.", error);
        }
    }
}
