using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A layer of one weight that is used as it was learned, by He's scale, or with its spectrum normalized.</summary>
/// <param name="name">The layer's name.</param>
/// <param name="scale">He's scale of weights; null for DCGAN's.</param>
/// <param name="inputs">How many inputs each of its outputs has.</param>
internal abstract class WeightedLayer(string name, HeScale? scale, long inputs) : UnaryLayer(name)
{
    private readonly double _factor = HeScale.Factor(scale, inputs);
    private SpectralNormalization? _spectrum;

    public override double InitialDeviation { get; } = HeScale.InitialDeviation(scale, inputs);

    /// <summary>The weight that is learned.</summary>
    protected abstract Parameter Raw { get; }

    /// <summary>The weight that is used, which does not change with He's scale where its spectrum is normalized.</summary>
    protected Tensor Weight => _spectrum?.Normalize(Raw) ?? (_factor == 1 ? Raw : Raw.Times(_factor));

    /// <summary>Uses the weight divided by its spectral norm from here on.</summary>
    public void NormalizeSpectrum()
    {
        _spectrum = new SpectralNormalization(Raw);
        register_module("spectrum", _spectrum);
    }

    /// <summary>Lets the estimate of the spectral norm, where there is one, follow the weight as it has become.</summary>
    public void FollowSpectrum() => _spectrum?.Iterate(Raw);
}
