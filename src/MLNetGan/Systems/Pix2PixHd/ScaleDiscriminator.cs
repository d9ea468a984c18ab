using System.Globalization;
using MLNetGan.Networks;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// A discriminator of patches at one scale (Wang 2018, section 3.2), which tells what it saw in each of its layers, too.
/// </summary>
internal sealed class ScaleDiscriminator : Network
{
    private const int Kernel = 4, Stride = 2, Padding = 2;

    private readonly Stack[] _parts;

    /// <param name="options">The options.</param>
    /// <param name="map">(channels, height, width) of what is translated.</param>
    /// <param name="image">The same of translations.</param>
    public ScaleDiscriminator(Pix2PixHdOptions options, Shape map, Shape image)
        : base("pix2pixHD discriminator", NetworkInput.Image(map, "Input"), NetworkInput.Image(image))
    {
        var layers = new PatchLayers(options.DiscriminatorChannels, options.DiscriminatorLayers, Kernel, Stride, Padding);
        _parts = [.. layers
            .Parts(map[0] + image[0], channels => Normalization.Layer(options.Normalization, channels, scalesInstances: false))
            .Select(part => new Stack(part))];
        for (int i = 0; i < _parts.Length; i++)
            register_module(i.ToString(CultureInfo.InvariantCulture), _parts[i]);
        OutputNames = ["Validity", .. Enumerable.Range(1, _parts.Length - 1).Select(i => $"Features{i}")];
    }

    /// <summary>The judgement, and the features of each layer before it.</summary>
    public override IReadOnlyList<string> OutputNames { get; }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        var outputs = new T[_parts.Length];
        T seen = pass.One(Concatenation.Instance, inputs);
        for (int i = 0; i < _parts.Length; i++)
            outputs[(i + 1) % _parts.Length] = seen = pass.One(_parts[i], seen);
        return outputs;
    }
}
