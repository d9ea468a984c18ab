using MLNetGan.Networks;

namespace MLNetGan.Systems.CoGan;

/// <summary>The layers of a discriminator that tell the labels of targets. It frees the discriminator.</summary>
internal sealed class TargetClassifier : Network
{
    private readonly CoGanDiscriminator discriminator;

    /// <param name="discriminator">The discriminator, in inference mode.</param>
    public TargetClassifier(CoGanDiscriminator discriminator) : base("CoGAN classifier", NetworkInput.Image(discriminator.TargetImage))
    {
        this.discriminator = discriminator;
        RegisterComponents();
        eval();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Classes"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => [discriminator.Classify(pass, inputs[0])];
}
