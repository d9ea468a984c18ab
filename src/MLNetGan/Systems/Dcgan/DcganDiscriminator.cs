using MLNetGan.Networks;

namespace MLNetGan.Systems.Dcgan;

/// <summary>Halves the image with strided convolutions, leaky ReLU 0.2 and batch normalization on all but the first, to one logit.</summary>
internal sealed class DcganDiscriminator : Network
{
    private readonly Stack layers;

    public DcganDiscriminator(Shape image, int? baseChannels, double? dropout) : base("DCGAN discriminator", NetworkInput.Image(image))
    {
        int[] channels = DcganChannels.For(image, baseChannels);
        double rate = dropout ?? (channels.Length >= 4 ? 0.3 : 0);
        List<Layer> all = [new Convolution(image[0], channels[0], 4, stride: 2, padding: 1), Activation.LeakyReLU(0.2)];
        for (int i = 1; i < channels.Length; i++)
        {
            all.AddRange([new Convolution(channels[i - 1], channels[i], 4, stride: 2, padding: 1, hasBias: false), new BatchNormalization(channels[i]), Activation.LeakyReLU(0.2)]);
            if (rate > 0)
                all.Add(new Dropout(rate));
        }
        all.AddRange([new Flatten(), new Dense(channels[^1] * (image[1] >> channels.Length) * (image[2] >> channels.Length), 1)]);
        layers = new Stack([.. all]);
        RegisterComponents();
    }

    protected override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => [pass.Apply(layers, inputs[0])];
}
