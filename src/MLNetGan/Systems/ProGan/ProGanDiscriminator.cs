using MLNetGan.Networks;

namespace MLNetGan.Systems.ProGan;

/// <summary>
/// The discriminator (Karras 2017, table 2), the generator's mirror image: a 1x1 convolution makes features of the image, blocks
/// halve them down to the smallest, and the last one judges; a new block is faded in between its features and those that
/// the level below makes of the image halved. Its judgement is not bounded; with labels there are class logits beside it.
/// </summary>
internal sealed class ProGanDiscriminator : Network, IGrowing
{
    private readonly ProGanLayout _layout;
    private readonly Stack[] _fromImage, _blocks;
    private readonly Stack _last;
    private readonly Dense _validity;
    private readonly Dense? _classes;
    private readonly WeightedSum _fade = new();

    public ProGanDiscriminator(ProGanLayout layout) : base("ProGAN discriminator", NetworkInput.Image(layout.Image(layout.LastLevel)))
    {
        _layout = layout;
        _fromImage = [.. Enumerable.Range(0, layout.LastLevel + 1).Select(level => new Stack(
            new Convolution(layout.Image(level)[0], layout.Channels(level), 1, scale: layout.Scale(), isChannelsLast: true),
            Activation.LeakyReLU(0.2)))];
        _blocks = [.. Enumerable.Range(1, layout.LastLevel).Select(level => new Stack(
            [.. Convolution(layout.Channels(level), layout.Channels(level)),
                .. Convolution(layout.Channels(level), layout.Channels(level - 1)), new AveragePooling()]))];
        _last = Last();
        long features = _last.OutputShapes(new Shape(layout.Channels(0), layout.Image(0)[1], layout.Image(0)[2]))[0].Count;
        _validity = new Dense(features, 1, scale: layout.Scale(1));
        _classes = layout.LabelCount == 0 ? null : new Dense(features, layout.LabelCount, scale: layout.Scale(1));
        Grow(layout.LastLevel, 1);
        for (int i = 0; i < _fromImage.Length; i++)
            register_module($"from_image{i}", _fromImage[i]);
        for (int i = 0; i < _blocks.Length; i++)
            register_module($"block{i + 1}", _blocks[i]);
        register_module("last", _last);
        register_module("validity", _validity);
        if (_classes is not null)
            register_module("classes", _classes);
    }

    public int Level { get; private set; }

    public double Alpha => _fade.Share;

    public override IReadOnlyList<NetworkInput> Inputs => [NetworkInput.Image(_layout.Image(Level))];

    public void Grow(int level, double alpha) => (Level, _fade.Share) = (level, alpha);

    public override IReadOnlyList<string> OutputNames => _classes is null ? ["Validity"] : ["Validity", "Classes"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = pass.One(_fromImage[Level], inputs[0]);
        for (int level = Level; level > 0; level--)
        {
            features = pass.One(_blocks[level - 1], features);
            if (level == Level && Alpha < 1)
                features = pass.One(_fade, pass.One(_fromImage[level - 1], pass.One(AveragePooling.Instance, inputs[0])), features);
        }
        features = pass.One(_last, features);
        T judgement = pass.One(_validity, features);
        return _classes is null ? [judgement] : [judgement, pass.One(_classes, features)];
    }

    private Stack Last()
    {
        int inputs = _layout.Channels(0), channels = _layout.FirstBlockChannels, group = _layout.Options.MinibatchGroupSize;
        List<Layer> layers = [];
        if (group > 0)
            layers.Add(new MinibatchDeviation(group));
        layers.AddRange(Convolution(group > 0 ? inputs + 1 : inputs, channels));
        if (_layout.UsesBatchNormalization)
            return new Stack([
                .. layers, new ZeroPadding(1, 2), .. Convolution(channels, _layout.Features, kernel: 4, padding: 0), new Flatten()]);
        // A convolution of the whole 4x4 map is a dense layer.
        return new Stack([
            .. layers, new Flatten(),
            new Dense(channels * _layout.Image(0)[1] * _layout.Image(0)[2], _layout.Features, scale: _layout.Scale()),
            Activation.LeakyReLU(0.2)]);
    }

    private IEnumerable<Layer> Convolution(int inputs, int outputs, int kernel = 3, int padding = 1)
    {
        yield return new Convolution(inputs, outputs, kernel, padding: padding, scale: _layout.Scale());
        if (_layout.UsesBatchNormalization)
            yield return new BatchNormalization(outputs);
        yield return Activation.LeakyReLU(0.2);
    }
}
