namespace MLNetGan.Networks;

/// <summary>
/// The compact form of a generator from noise: projections of the noise and of each condition are added and normalized,
/// then doubled to full size, with one more convolution before the last doubling, which makes cleaner strokes.
/// </summary>
internal sealed class CompactGenerator : Network
{
    private const int Kernel = 4;

    // Wide enough for conditions to make a difference from the first step on, next to the projected noise.
    private const double CategoryDeviation = 0.3, CodeDeviation = 0.1;

    private readonly Layer[] _projections;
    private readonly Stack _image;

    /// <param name="name">The network's name.</param>
    /// <param name="channels">Channels of the first map; they halve with every doubling.</param>
    /// <param name="output">(channels, height, width) of the images.</param>
    /// <param name="latentSize">The length of the noise.</param>
    /// <param name="conditions">What the image is to show, beside the noise.</param>
    public CompactGenerator(string name, int channels, Shape output, int latentSize, params NetworkInput[] conditions)
        : base(name, [NetworkInput.Latent(latentSize), .. conditions])
    {
        int doublings = Doublings.Count(output);
        int Channels(int level) => Math.Max(1, channels >> level);
        var start = new Shape(Channels(0), output[1] >> doublings, output[2] >> doublings);
        _projections = [new Dense(latentSize, start.Count), .. conditions.Select(condition => Projection(condition, start.Count))];
        List<Layer> layers = [new Reshape(start), new BatchNormalization(start[0]), Activation.ReLU()];
        for (int i = 1; i < doublings; i++)
            layers.AddRange([new TransposedConvolution(Channels(i - 1), Channels(i), Kernel, hasBias: false), new BatchNormalization(Channels(i)), Activation.ReLU()]);
        long last = Channels(doublings - 1);
        layers.AddRange([new Convolution(last, last, 3, padding: 1, hasBias: false), new BatchNormalization(last), Activation.ReLU()]);
        layers.AddRange([new TransposedConvolution(last, output[0], Kernel), Activation.Tanh()]);
        _image = new Stack([.. layers]);
        foreach ((NetworkInput input, Layer projection) in Inputs.Zip(_projections))
            register_module(input.Name.ToLowerInvariant(), projection);
        register_module("image", _image);
    }

    protected override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        var projected = new T[inputs.Length];
        for (int i = 0; i < projected.Length; i++)
            projected[i] = pass.Apply(_projections[i], inputs[i]);
        return [pass.Apply(_image, projected.Length == 1 ? projected[0] : pass.Apply(Merge.Sum, projected))];
    }

    private static Layer Projection(NetworkInput condition, long size) => condition.Kind == NetworkInputKind.Category
        ? new Embedding(condition.Cardinality, size, CategoryDeviation)
        : new Dense(condition.Shape.Count, size, hasBias: false, CodeDeviation);
}
