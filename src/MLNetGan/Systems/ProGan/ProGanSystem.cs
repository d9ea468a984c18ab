using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ProGan;

/// <summary>
/// ProGAN (Karras 2017): WGAN-GP's losses, or others, with the drift term, on networks that grow while they train. With labels
/// both players also raise the likelihood of the right class, as AC-GAN's do.
/// </summary>
internal sealed class ProGanSystem : LatentSystem
{
    private readonly ProGanOptions _options;
    private readonly List<ProGanGenerator> _smaller = [];
    private PhasePoint _point;

    /// <param name="options">The options.</param>
    /// <param name="image">(channels, height, width) of the images to grow to.</param>
    /// <param name="labelCount">The number of labels; 0 without.</param>
    /// <param name="phases">Other phases than those of the options.</param>
    public ProGanSystem(ProGanOptions options, Shape image, int labelCount, PhaseSchedule? phases = null)
        : this(new ProGanLayout(options, image, labelCount), phases)
    {
    }

    private ProGanSystem(ProGanLayout layout, PhaseSchedule? phases)
        : base(layout.Options, () => new ProGanGenerator(layout), () => new ProGanDiscriminator(layout), layout.LabelCount)
    {
        _options = layout.Options;
        Phases = phases ?? new PhaseSchedule([.. layout.Phases()]);
        Enter(Phases.Next(0, 0));
    }

    public override PhaseSchedule Phases { get; }

    /// <summary>
    /// The averaged generator of each level before the present one, as it was when the networks grew on. The layers to the
    /// image of a level that is left behind learn no more, while the blocks before them do, so that they no longer fit.
    /// </summary>
    public IReadOnlyList<ProGanGenerator> Smaller => _smaller;

    public override IEnumerable<(string Name, Network Network)> Kept =>
        _smaller.Select((network, level) => ($"averaged_level{level}", (Network)network));

    public override IEnumerable<(string Name, double Value)> Describe(PhasePoint point) =>
        [("resolution", point.Phase.Resolution), ("alpha", point.Alpha)];

    public override void Enter(PhasePoint point)
    {
        while (_smaller.Count < point.Phase.Level)
            _smaller.Add(((ProGanGenerator)Generator.Delivered).CloneAt(_smaller.Count));
        _point = point;
        foreach (IGrowing network in new[] { Generator.Network, Generator.Delivered, Discriminator.Network }.Cast<IGrowing>())
            network.Grow(point.Phase.Level, point.Alpha);
    }

    /// <summary>Mirrors images on demand and, while blocks are faded in, fades images likewise between the two resolutions.</summary>
    public override Batch Prepare(Batch real, StepNoise noise)
    {
        Tensor images = real[BatchSlot.Image];
        if (_options.Mirror)
        {
            Tensor isMirrored = noise.Categories(real.Count, 2).to(ScalarType.Float32).view(-1, 1, 1, 1);
            images = images.lerp(images.flip(3), isMirrored);
        }
        if (_point.Alpha < 1)
            images = WeightedSum.Of(Upsampling.Instance.Forward(AveragePooling.Instance.Forward(images)), images, _point.Alpha);
        return real.With(BatchSlot.Image, images);
    }

    protected override IEnumerable<LossTerm> DiscriminatorTerms(Batch real, Tensor[] onReal, Generated fake, Tensor[] onFake)
    {
        if (_options.DriftWeight > 0)
            yield return new LossTerm("drift", onReal[0].Squared().mean(), _options.DriftWeight);
        if (fake.Labels is not { } labels)
            yield break;
        yield return new LossTerm("real_class", nn.functional.cross_entropy(onReal[1], real[BatchSlot.Label]), _options.ClassWeight);
        yield return new LossTerm("generated_class", nn.functional.cross_entropy(onFake[1], labels), _options.ClassWeight);
    }

    protected override IEnumerable<LossTerm> GeneratorTerms(Generated fake, Tensor[] onFake)
    {
        if (fake.Labels is { } labels)
            yield return new LossTerm("class", nn.functional.cross_entropy(onFake[1], labels), _options.ClassWeight);
    }
}
