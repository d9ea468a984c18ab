namespace MLNetGan.Networks;

/// <summary>
/// A discriminator of fully connected layers over all pixels and, where there is one, an embedded label, with leaky ReLU 0.2 and
/// dropout, to one value.
/// </summary>
internal sealed class MlpDiscriminator : Network
{
    private static readonly long[] s_widths = [512, 256];

    private readonly Flatten _pixels = new();
    private readonly Embedding? _label;
    private readonly Stack _layers;

    public MlpDiscriminator(string name, Shape image, double dropout, int labelCount = 0)
        : base(name, labelCount == 0 ? [NetworkInput.Image(image)] : [NetworkInput.Image(image), NetworkInput.Label(labelCount)])
    {
        _label = labelCount == 0 ? null : new Embedding(labelCount, labelCount);
        List<Layer> all = [];
        long inputs = image.Count + labelCount;
        foreach (long width in s_widths)
        {
            all.AddRange([new Dense(inputs, width), Activation.LeakyReLU(0.2)]);
            if (dropout > 0)
                all.Add(new Dropout(dropout));
            inputs = width;
        }
        _layers = new Stack([.. all, new Dense(inputs, 1)]);
        if (_label is not null)
            register_module("label", _label);
        register_module("layers", _layers);
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T pixels = pass.One(_pixels, inputs[0]);
        return pass.Apply(_layers, _label is null ? pixels : pass.One(Concatenation.Instance, pixels, pass.One(_label, inputs[1])));
    }
}
