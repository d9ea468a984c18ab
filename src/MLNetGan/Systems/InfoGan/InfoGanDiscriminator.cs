using MLNetGan.Networks;

namespace MLNetGan.Systems.InfoGan;

/// <summary>
/// A body, a judgement of its features and, on the same features, the recognition network: a hidden layer and a head for every
/// code, which gives logits of a categorical code's values or the mean of a number.
/// </summary>
internal sealed class InfoGanDiscriminator : Network
{
    private const int MostChannels = 512;

    private readonly Stack _body, _recognizer;
    private readonly Dense _validity;
    private readonly Dense[] _heads;

    public InfoGanDiscriminator(InfoGanOptions options, Shape image, NetworkInput[] codes)
        : base("InfoGAN discriminator", NetworkInput.Image(image))
    {
        bool isCompact = options.Architecture == GanArchitecture.Compact;
        double slope = isCompact ? 0.2 : 0.1;
        OutputNames = ["Validity", .. codes.Select(code => code.Name)];
        _body = isCompact
            ? CompactBody.Create(image, options.DiscriminatorChannels)
            : ReferenceBody(image, options.DiscriminatorChannels, slope);
        long features = _body.OutputShapes(image)[0].Count;
        _validity = new Dense(features, 1);
        _recognizer = new Stack(
            new Dense(features, options.RecognizerSize, hasBias: false), new BatchNormalization(options.RecognizerSize),
            Activation.LeakyReLU(slope));
        _heads = [.. codes.Select(code => new Dense(options.RecognizerSize, Math.Max(1, code.Cardinality)))];
        register_module("body", _body);
        register_module("validity", _validity);
        register_module("recognizer", _recognizer);
        foreach ((NetworkInput code, Dense head) in codes.Zip(_heads))
            register_module($"{code.Name.ToLowerInvariant()}_head", head);
    }

    public override IReadOnlyList<string> OutputNames { get; }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = pass.One(_body, inputs[0]);
        T recognized = pass.One(_recognizer, features);
        return [pass.One(_validity, features), .. _heads.Select(head => pass.One(head, recognized))];
    }

    // 64 and 128 with stride 2, 256 with stride 1 at 28x28; Keras' "same" padding of a 4x4 kernel is one pixel more on the far side.
    private static Stack ReferenceBody(Shape image, int baseChannels, double slope)
    {
        int doublings = Doublings.Count(image);
        List<Layer> layers = [new Convolution(image[0], baseChannels, 4, stride: 2, padding: 1), Activation.LeakyReLU(slope)];
        long channels = baseChannels;
        for (int i = 1; i <= doublings; i++)
        {
            long next = Math.Min(channels * 2, MostChannels);
            layers.AddRange(i < doublings
                ? [new Convolution(channels, next, 4, stride: 2, padding: 1)]
                : [new ZeroPadding(1, 2), new Convolution(channels, next, 4)]);
            layers.AddRange([Activation.LeakyReLU(slope), new BatchNormalization(next)]);
            channels = next;
        }
        layers.Add(new Flatten());
        return new Stack([.. layers]);
    }
}
