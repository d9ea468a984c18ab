using System.Text.Json.Serialization;

namespace MLNetGan;

/// <summary>
/// A part of InfoGAN's latent input that is to be recovered from the images, so that it takes on a meaning of its own.
/// </summary>
public sealed class InfoGanCode
{
    [JsonConstructor]
    private InfoGanCode(string name, InfoGanCodeKind kind, int cardinality) => (Name, Kind, Cardinality) = (name, kind, cardinality);

    /// <summary>The name of the code's column; also of its input in exported graphs, and, in lower case, of its loss.</summary>
    public string Name { get; }

    /// <summary>How it is distributed.</summary>
    public InfoGanCodeKind Kind { get; }

    /// <summary>The number of values of a categorical code; 0 for others.</summary>
    public int Cardinality { get; }

    /// <summary>A code of several values.</summary>
    /// <param name="name">Letters, digits and underscores.</param>
    /// <param name="cardinality">The number of values, from 2 to 10000.</param>
    public static InfoGanCode Categorical(string name, int cardinality) => new(name, InfoGanCodeKind.Categorical, cardinality);

    /// <summary>A number, uniform from -1 to 1.</summary>
    /// <param name="name">Letters, digits and underscores.</param>
    public static InfoGanCode Uniform(string name) => new(name, InfoGanCodeKind.Uniform, 0);

    /// <summary>A number, standard normal.</summary>
    /// <param name="name">Letters, digits and underscores.</param>
    public static InfoGanCode Gaussian(string name) => new(name, InfoGanCodeKind.Gaussian, 0);

    /// <summary>The name and the kind.</summary>
    public override string ToString() => Kind == InfoGanCodeKind.Categorical ? $"{Name}: {Cardinality} values" : $"{Name}: {Kind}";
}
