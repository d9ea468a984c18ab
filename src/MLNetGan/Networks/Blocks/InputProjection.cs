namespace MLNetGan.Networks;

/// <summary>
/// A generator's first layer: a projection of the noise and of each condition, added. That is one dense layer over noise and
/// one-hot conditions side by side, without making them.
/// </summary>
internal sealed class InputProjection : Block
{
    private readonly Layer[] _layers;

    /// <param name="inputs">The noise first.</param>
    /// <param name="size">Values that each is projected to.</param>
    /// <param name="categoryDeviation">Of the initial weights of categories.</param>
    /// <param name="numberDeviation">Of the initial weights of numbers.</param>
    public InputProjection(IReadOnlyList<NetworkInput> inputs, long size, double categoryDeviation, double numberDeviation)
        : base("Input projection")
    {
        _layers = [.. inputs.Select(input => input.Kind switch
        {
            NetworkInputKind.Latent => new Dense(input.Shape.Count, size),
            NetworkInputKind.Category => (Layer)new Embedding(input.Cardinality, size, categoryDeviation),
            _ => new Dense(input.Shape.Count, size, hasBias: false, numberDeviation),
        })];
        Modules = [.. inputs.Zip(_layers, (input, layer) => (input.Name.ToLowerInvariant(), layer))];
    }

    /// <summary>The layers, by the names that the network is to register them under.</summary>
    public IReadOnlyList<(string Name, Layer Layer)> Modules { get; }

    public override OutputMemory Outputs => OutputMemory.Free;

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        var projected = new T[inputs.Length];
        for (int i = 0; i < projected.Length; i++)
            projected[i] = pass.One(_layers[i], inputs[i]);
        return projected.Length == 1 ? projected : pass.Apply(Sum.Instance, projected);
    }
}
