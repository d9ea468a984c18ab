using MLNetGan.Networks;

namespace MLNetGan.Systems.AcGan;

/// <summary>The compact body with dropout before its two heads.</summary>
internal sealed class CompactAcGanDiscriminator : Network
{
    private readonly Stack body;
    private readonly Dense validity, classes;

    public CompactAcGanDiscriminator(AcGanOptions options, Shape image, int labelCount)
        : base("AC-GAN compact discriminator", NetworkInput.Image(image))
    {
        body = CompactBody.Create(image, options.DiscriminatorChannels, dropout: options.Dropout);
        long features = body.OutputShapes(image)[0].Count;
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
