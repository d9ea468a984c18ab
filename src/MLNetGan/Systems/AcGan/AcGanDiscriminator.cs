using MLNetGan.Networks;

namespace MLNetGan.Systems.AcGan;

/// <summary>
/// The reference's form: 3x3 convolutions, every other one halving the image, and two heads on what they find: one logit for
/// real, and the class logits.
/// </summary>
internal sealed class AcGanDiscriminator : Network
{
    private const int MostChannels = 512;

    private readonly Stack body;
    private readonly Dense validity, classes;

    public AcGanDiscriminator(AcGanOptions options, Shape image, int labelCount) : base("AC-GAN discriminator", NetworkInput.Image(image))
    {
        List<Layer> layers = [];
        long channels = image[0];
        int doublings = Doublings.Count(image);
        for (int i = 0; i < 2 * doublings; i++)
        {
            long next = Math.Min((long)options.DiscriminatorChannels << i, MostChannels);
            layers.Add(new Convolution(channels, next, 3, stride: i % 2 == 0 ? 2 : 1, padding: 1));
            if (i > 0)
                layers.Add(new BatchNormalization(next));
            layers.Add(Activation.LeakyReLU(0.2));
            if (options.Dropout > 0)
                layers.Add(new Dropout(options.Dropout));
            channels = next;
        }
        layers.Add(new Flatten());
        body = new Stack([.. layers]);
        long features = channels * (image[1] >> doublings) * (image[2] >> doublings);
        validity = new Dense(features, 1);
        classes = new Dense(features, labelCount);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity", "Classes"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = pass.One(body, inputs[0]);
        return [pass.One(validity, features), pass.One(classes, features)];
    }
}
