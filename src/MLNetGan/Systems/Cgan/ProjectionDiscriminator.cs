using MLNetGan.Networks;

namespace MLNetGan.Systems.Cgan;

/// <summary>
/// Judges an image's features alone and, added to that, how far they lie along the label's embedding (Miyato and Koyama 2018,
/// figure 1d), on the compact body.
/// </summary>
internal sealed class ProjectionDiscriminator : Network
{
    private readonly Stack body;
    private readonly Dense validity;
    private readonly Embedding label;

    public ProjectionDiscriminator(CganOptions options, Shape image, int labelCount)
        : base("CGAN compact discriminator", NetworkInput.Image(image), NetworkInput.Label(labelCount))
    {
        body = CompactBody.Create(image, options.BaseChannels, dropout: options.Dropout);
        long features = body.OutputShapes(image)[0].Count;
        validity = new Dense(features, 1);
        label = new Embedding(labelCount, features);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = pass.One(body, inputs[0]);
        T along = pass.One(InnerProduct.Instance, pass.One(label, inputs[1]), features);
        return pass.Apply(Sum.Instance, pass.One(validity, features), along);
    }
}
