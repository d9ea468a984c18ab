using MLNetGan.Networks;

namespace MLNetGan.Systems.Pix2Pix;

/// <summary>
/// The discriminator of Isola 2016 (appendix 6.1.2): judges each patch of an image beside the image that it is a translation
/// of, to a map of logits.
/// </summary>
internal sealed class PatchDiscriminator : Network
{
    private const int MostDoublings = 3;

    private readonly Stack layers;

    public PatchDiscriminator(Pix2PixOptions options, Shape input, Shape image)
        : base("pix2pix discriminator", NetworkInput.Image(input, "Input"), NetworkInput.Image(image, "Image"))
    {
        // Each strided convolution doubles the patch; 1 pixel is all that 1x1 convolutions see.
        (int kernel, int stride, int padding, int strided) = options.ReceptiveField switch
        {
            1 => (1, 1, 0, 1),
            16 => (4, 2, 1, 1),
            70 => (4, 2, 1, 3),
            _ => (4, 2, 1, 5),
        };
        long Channels(int level) => (long)options.DiscriminatorChannels << Math.Min(level, MostDoublings);
        List<Layer> all = [new Convolution(input[0] + image[0], Channels(0), kernel, stride, padding), Activation.LeakyReLU(0.2)];
        for (int level = 1; level <= strided; level++)
        {
            all.AddRange([
                new Convolution(Channels(level - 1), Channels(level), kernel, level < strided ? stride : 1, padding, hasBias: false),
                Normalization.Layer(options.Normalization, Channels(level)),
                Activation.LeakyReLU(0.2),
            ]);
        }
        all.Add(new Convolution(Channels(strided), 1, kernel, 1, padding));
        layers = new Stack([.. all]);
        RegisterComponents();
        CheckSize(options.ReceptiveField, image);
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) =>
        pass.Apply(layers, pass.One(Concatenation.Instance, inputs[0], inputs[1]));

    private void CheckSize(int receptiveField, Shape image)
    {
        try
        {
            OutputShapes();
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"Images of {image[1]}x{image[2]} pixels are too small for a discriminator with ReceptiveField {receptiveField}: choose a smaller one.", error);
        }
    }
}
