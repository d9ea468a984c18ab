using MLNetGan.Networks;

namespace MLNetGan.Systems.DiscoGan;

/// <summary>
/// DiscoGAN's discriminator (Kim 2017, section 3.3): strided 4x4 convolutions to one value. What each but the first gives is a further
/// output, which feature matching compares.
/// </summary>
internal sealed class DiscoGanDiscriminator : Network
{
    private readonly Stack[] _halvings;
    private readonly Flatten _flatten = new();
    private readonly Dense _validity;

    /// <param name="channels">Channels of the first convolution.</param>
    /// <param name="image">(channels, height, width) of what it judges.</param>
    public DiscoGanDiscriminator(int channels, Shape image) : base("DiscoGAN discriminator", NetworkInput.Image(image))
    {
        int count = DiscoGanLayout.Halvings(image);
        _halvings = [.. Enumerable.Range(0, count).Select(level => Halving(channels, image, level))];
        // Of a base of 4x4 that is the reference's 4x4 convolution.
        _validity = new Dense(DiscoGanLayout.Channels(channels, count - 1) * (image[1] >> count) * (image[2] >> count), 1, hasBias: false);
        OutputNames = ["Validity", .. Enumerable.Range(2, count - 1).Select(layer => $"Features{layer}")];
        for (int level = 0; level < count; level++)
            register_module($"halving{level}", _halvings[level]);
        register_module("validity", _validity);
    }

    public override IReadOnlyList<string> OutputNames { get; }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = inputs[0];
        List<T> all = [];
        foreach (Stack halving in _halvings)
            all.Add(features = pass.One(halving, features));
        return [pass.One(_validity, pass.One(_flatten, features)), .. all.Skip(1)];
    }

    private static Stack Halving(int channels, Shape image, int level)
    {
        long inputs = level == 0 ? image[0] : DiscoGanLayout.Channels(channels, level - 1);
        long outputs = DiscoGanLayout.Channels(channels, level);
        var convolution = new Convolution(inputs, outputs, 4, stride: 2, padding: 1, hasBias: false);
        return level == 0
            ? new Stack(convolution, Activation.LeakyReLU(0.2))
            : new Stack(convolution, new BatchNormalization(outputs), Activation.LeakyReLU(0.2));
    }
}
