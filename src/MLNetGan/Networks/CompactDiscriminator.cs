namespace MLNetGan.Networks;

/// <summary>The compact body and one judgement of its features.</summary>
internal sealed class CompactDiscriminator : Network
{
    private readonly Stack body;
    private readonly Dense validity;

    public CompactDiscriminator(Shape image, int baseChannels, bool normalizes, double dropout)
        : base("Compact discriminator", NetworkInput.Image(image))
    {
        body = CompactBody.Create(image, baseChannels, normalizes, dropout);
        validity = new Dense(body.OutputShapes(image)[0].Count, 1);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(validity, pass.Apply(body, inputs));
}
