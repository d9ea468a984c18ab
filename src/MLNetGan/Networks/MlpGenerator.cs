namespace MLNetGan.Networks;

/// <summary>
/// A generator of fully connected layers: noise and embedded conditions joined, then layers of growing width with leaky ReLU 0.2
/// and batch normalization, then tanh over all pixels.
/// </summary>
internal sealed class MlpGenerator : Network
{
    private static readonly long[] s_widths = [256, 512, 1024];

    private readonly Layer[] _embeddings;
    private readonly Stack _layers;

    public MlpGenerator(string name, Shape output, int latentSize, params NetworkInput[] conditions)
        : base(name, [NetworkInput.Latent(latentSize), .. conditions])
    {
        _embeddings = [.. conditions.Select(condition => new Embedding(condition.Cardinality, condition.Cardinality))];
        List<Layer> all = [];
        long inputs = latentSize + conditions.Sum(condition => condition.Cardinality);
        foreach (long width in s_widths)
        {
            all.AddRange([new Dense(inputs, width), Activation.LeakyReLU(0.2), new BatchNormalization(width)]);
            inputs = width;
        }
        all.AddRange([new Dense(inputs, output.Count), new Reshape(output), Activation.Tanh()]);
        _layers = new Stack([.. all]);
        foreach ((NetworkInput condition, Layer embedding) in conditions.Zip(_embeddings))
            register_module(condition.Name.ToLowerInvariant(), embedding);
        register_module("layers", _layers);
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T[] joined = inputs.ToArray();
        for (int i = 1; i < joined.Length; i++)
            joined[i] = pass.One(_embeddings[i - 1], joined[i]);
        return pass.Apply(_layers, joined.Length == 1 ? joined[0] : pass.One(Concatenation.Instance, joined));
    }
}
