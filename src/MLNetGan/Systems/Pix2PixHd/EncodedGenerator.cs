using MLNetGan.Networks;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>The whole generator with the features of the target itself, as training has them: what it is measured by.</summary>
internal sealed class EncodedGenerator : Network
{
    private readonly FeatureEncoder _encoder;
    private readonly CoarseToFineGenerator _generator;
    private readonly Regions _regions;
    private readonly RegionMeans _means;

    /// <param name="layout">Sizes and channels.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="generator">The generator.</param>
    public EncodedGenerator(CoarseToFine layout, FeatureEncoder encoder, CoarseToFineGenerator generator)
        : base("pix2pixHD generator of encoded features", [.. layout.Inputs, .. encoder.Inputs])
    {
        (_encoder, _generator, _regions) = (encoder, generator, layout.Regions);
        _means = new RegionMeans(_regions.Classes);
    }

    public override IReadOnlyList<string> OutputNames => _generator.OutputNames;

    // The parts are registered with who owns them.
    public override bool MixesRows => _encoder.MixesRows || _generator.MixesRows;

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs)
    {
        T features = Average(pass, pass.One(_encoder, inputs[^1]), inputs[..^1]);
        return [_generator.Make(pass, inputs[..^1], features)];
    }

    /// <summary>Features of pixels averaged over the regions of what is translated.</summary>
    public T Average<T>(IPass<T> pass, T features, ReadOnlySpan<T> images) => pass.One(_means, [features, .. pass.Apply(_regions, images)]);
}
