using MLNetGan.Networks;

namespace MLNetGan.Systems.AcGan;

/// <summary>The compact form: a 4x4 strided convolution for every halving and a 3x3 one more, then dropout and the two heads.</summary>
internal sealed class CompactAcGanDiscriminator : Network
{
    private const int MostChannels = 512;

    private readonly Stack body;
    private readonly Dense validity, classes;

    public CompactAcGanDiscriminator(AcGanOptions options, Shape image, int labelCount) : base("AC-GAN compact discriminator", NetworkInput.Image(image))
    {
        int doublings = Doublings.Count(image);
        List<Layer> layers = [new Convolution(image[0], options.DiscriminatorChannels, 4, stride: 2, padding: 1), Activation.LeakyReLU(0.2)];
        long channels = options.DiscriminatorChannels;
        for (int i = 1; i <= doublings; i++)
        {
            long next = Math.Min(channels * 2, MostChannels);
            layers.AddRange([new Convolution(channels, next, i < doublings ? 4 : 3, stride: 2, padding: 1, hasBias: false), new BatchNormalization(next), Activation.LeakyReLU(0.2)]);
            channels = next;
        }
        layers.Add(new Flatten());
        if (options.Dropout > 0)
            layers.Add(new Dropout(options.Dropout));
        body = new Stack([.. layers]);
        long features = body.OutputShape(image).Count;
        validity = new Dense(features, 1);
        classes = new Dense(features, labelCount);
        RegisterComponents();
    }

    protected override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = pass.Apply(body, inputs[0]);
        return [pass.Apply(validity, features), pass.Apply(classes, features)];
    }
}
