using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ProGan;

/// <summary>
/// The generator (Karras 2017, table 2): a first block makes the smallest features of the noise, each further one doubles
/// them, and a 1x1 convolution makes an image of what the last one in use gives; a new one is faded in between its image and
/// that of the one before, doubled. Out of training the image, which the last layer does not bound, is clipped to -1..1.
/// </summary>
internal sealed class ProGanGenerator : Network, IGrowing
{
    private readonly ProGanLayout _layout;
    private readonly OneHot? _label;
    private readonly Stack _first;
    private readonly Stack[] _blocks;
    private readonly Convolution[] _toImage;
    private readonly WeightedSum _fade = new();
    private readonly Activation _clip = Activation.Clip(-1, 1);

    public ProGanGenerator(ProGanLayout layout) : base("ProGAN generator",
        layout.LabelCount == 0
            ? [NetworkInput.Latent(layout.Options.LatentSize)]
            : [NetworkInput.Latent(layout.Options.LatentSize), NetworkInput.Label(layout.LabelCount)])
    {
        _layout = layout;
        _label = layout.LabelCount == 0 ? null : new OneHot(layout.LabelCount);
        _first = First();
        _blocks = [.. Enumerable.Range(1, layout.LastLevel).Select(NewBlock)];
        _toImage = [.. Enumerable.Range(0, layout.LastLevel + 1).Select(
            level => new Convolution(layout.GeneratorChannels(level), layout.Image(level)[0], 1, scale: layout.Scale(1)))];
        Grow(layout.LastLevel, 1);
        register_module("first", _first);
        for (int i = 0; i < _blocks.Length; i++)
            register_module($"block{i + 1}", _blocks[i]);
        for (int i = 0; i < _toImage.Length; i++)
            register_module($"to_image{i}", _toImage[i]);
    }

    public int Level { get; private set; }

    public double Alpha => _fade.Share;

    public void Grow(int level, double alpha) => (Level, _fade.Share) = (level, alpha);

    /// <summary>A generator that ends with a level's images, with the same weights.</summary>
    public ProGanGenerator CloneAt(int level)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        var clone = new ProGanGenerator(_layout.UpTo(level));
        clone.to(parameters().First().device);
        Dictionary<string, Tensor> weights = state_dict();
        foreach ((string name, Tensor value) in clone.state_dict())
            value.copy_(weights[name]);
        clone.eval();
        clone.Grow(level, level == Level ? Alpha : 1);
        return clone;
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = pass.One(
                _first, _label is null ? inputs[0] : pass.One(Concatenation.Instance, inputs[0], pass.One(_label, inputs[1]))),
            before = features;
        for (int level = 1; level <= Level; level++)
            (before, features) = (features, pass.One(_blocks[level - 1], features));
        T image = pass.One(_toImage[Level], features);
        // A 1x1 convolution of doubled features is the convolution doubled.
        if (Level > 0 && Alpha < 1)
            image = pass.One(_fade, pass.One(Upsampling.Instance, pass.One(_toImage[Level - 1], before)), image);
        return [training ? image : pass.One(_clip, image)];
    }

    private Stack First()
    {
        int channels = _layout.GeneratorChannels(0);
        Shape image = _layout.Image(0);
        var start = new Shape(channels, image[1], image[2]);
        int inputs = _layout.Options.LatentSize + _layout.LabelCount;
        Layer Convolution() => new Convolution(channels, channels, 3, padding: 1, scale: _layout.Scale());
        if (_layout.UsesBatchNormalization)
        {
            return new Stack([new Dense(inputs, start.Count, scale: _layout.Scale()), new Reshape(start, isChannelsLast: true),
                Convolution(), .. _layout.AfterConvolution(channels), Convolution(), .. _layout.AfterConvolution(channels)]);
        }
        // The gain of the authors' code.
        return new Stack([
            new PixelNormalization(), new Dense(inputs, start.Count, hasBias: false, scale: _layout.Scale(Math.Sqrt(2) / 4)),
            new Reshape(start, isChannelsLast: true), new ChannelBias(channels),
            .. _layout.AfterConvolution(channels), Convolution(), .. _layout.AfterConvolution(channels)]);
    }

    private Stack NewBlock(int level)
    {
        int channels = _layout.GeneratorChannels(level);
        return new Stack([
            new UpsampledConvolution(_layout.GeneratorChannels(level - 1), channels, _layout.Scale()),
            .. _layout.AfterConvolution(channels),
            new Convolution(channels, channels, 3, padding: 1, scale: _layout.Scale()), .. _layout.AfterConvolution(channels)]);
    }
}
