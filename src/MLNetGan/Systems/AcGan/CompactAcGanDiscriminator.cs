using MLNetGan.Networks;

namespace MLNetGan.Systems.AcGan;

/// <summary>The compact body with dropout before its two heads.</summary>
internal sealed class CompactAcGanDiscriminator : Network
{
    private readonly Stack body;
    private readonly Dense validity, classes;

    public CompactAcGanDiscriminator(AcGanOptions options, Shape image, int labelCount) : base("AC-GAN compact discriminator", NetworkInput.Image(image))
    {
        body = CompactBody.Create(image, options.DiscriminatorChannels, dropout: options.Dropout);
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
