namespace MLNetGan.Networks;

/// <summary>Layers one after the other.</summary>
internal sealed class Stack : Block
{
    private readonly Layer[] _layers;

    public Stack(params Layer[] layers) : base("Stack")
    {
        _layers = layers;
        for (int i = 0; i < layers.Length; i++)
            register_module(i.ToString(System.Globalization.CultureInfo.InvariantCulture), layers[i]);
    }

    public override T Wire<T>(IPass<T> pass, T input)
    {
        foreach (Layer layer in _layers)
            input = pass.Apply(layer, input);
        return input;
    }
}
