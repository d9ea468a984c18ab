using MLNetGan.Networks;

namespace MLNetGan.Systems.ContextEncoder;

/// <summary>Judges predicted centres or whole images, without what they were predicted from (Pathak 2016, section 3.2).</summary>
internal sealed class ContextEncoderDiscriminator : Network
{
    private readonly Stack layers;

    public ContextEncoderDiscriminator(Shape image, long channels) : base("Context encoder discriminator", NetworkInput.Image(image))
    {
        long features = ContextEncoderLayout.Base(image, channels).Count;
        layers = new Stack([.. ContextEncoderLayout.Halve(image, channels), new Flatten(), new Dense(features, 1, hasBias: false)]);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);
}
