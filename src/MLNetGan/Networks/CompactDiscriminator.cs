namespace MLNetGan.Networks;

/// <summary>The compact body and one judgement of its features.</summary>
internal sealed class CompactDiscriminator : Network
{
    private readonly Stack body;
    private readonly Dense validity;

    public CompactDiscriminator(Shape image, int baseChannels, bool normalizes, double dropout) : base("Compact discriminator", NetworkInput.Image(image))
    {
        body = CompactBody.Create(image, baseChannels, normalizes, dropout);
        validity = new Dense(body.OutputShape(image).Count, 1);
        RegisterComponents();
    }

    protected override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => [pass.Apply(validity, pass.Apply(body, inputs[0]))];
}
