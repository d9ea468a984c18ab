namespace MLNetGan.Networks;

/// <summary>An input of a network.</summary>
/// <param name="Name">Its name, also in ONNX graphs.</param>
/// <param name="Shape">One sample's shape.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Cardinality">For <see cref="NetworkInputKind.Category"/>: the number of categories.</param>
internal sealed record NetworkInput(string Name, Shape Shape, NetworkInputKind Kind, int Cardinality = 0)
{
    public static NetworkInput Latent(int size) => new("Latent", new Shape(size), NetworkInputKind.Latent);

    public static NetworkInput Label(int cardinality) => Category("Label", cardinality);

    public static NetworkInput Category(string name, int cardinality) => new(name, new Shape(1), NetworkInputKind.Category, cardinality);

    public static NetworkInput Uniform(string name) => new(name, new Shape(1), NetworkInputKind.Uniform);

    public static NetworkInput Gaussian(string name) => new(name, new Shape(1), NetworkInputKind.Gaussian);

    public static NetworkInput Image(Shape shape, string name = "Image") => new(name, shape, NetworkInputKind.Image);
}

internal enum NetworkInputKind
{
    /// <summary>Float noise, standard normal.</summary>
    Latent,

    /// <summary>An int64 index from 0 to the cardinality less one.</summary>
    Category,

    /// <summary>One float, uniform from -1 to 1.</summary>
    Uniform,

    /// <summary>One float, standard normal.</summary>
    Gaussian,

    /// <summary>Float pixels in [-1, 1], channels first.</summary>
    Image,
}
