using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// pix2pixHD (Wang 2018): trained from coarse to fine, against discriminators at several scales, in whose features translations are to
/// be like their targets (equation 4). First the global generator learns, on small images; then each enhancer, alone at first.
/// </summary>
internal sealed class Pix2PixHdSystem : TrainingSystem
{
    // Discriminators learn half as fast, as in the authors' code.
    private const double DiscriminatorWeight = 0.5;

    private const string GeneratorMove = "generator", DiscriminatorMove = "discriminators";

    private readonly Pix2PixHdOptions _options;
    private readonly CoarseToFine _layout;
    private readonly Player[] _generators;
    private readonly AdversarialGame[] _games;
    private readonly CoarseToFineGenerator _learning, _delivered;
    private readonly EncodedGenerator? _encoded;
    private readonly Player? _encoder;
    private readonly bool[] _isEnhancerAlone;
    private Player[] _learners;
    private long _epoch;

    /// <param name="options">The options.</param>
    /// <param name="input">(channels, height, width) of inputs.</param>
    /// <param name="target">The same of targets.</param>
    /// <param name="hasInstances">Whether there are instance maps.</param>
    public Pix2PixHdSystem(Pix2PixHdOptions options, Shape input, Shape target, bool hasInstances = false) : base(options.BatchSize)
    {
        _options = options;
        _layout = new CoarseToFine(options, input, target, hasInstances);
        Player Part(string name, Func<Network> create) =>
            new(name, create, Learning.Of(options, options.GeneratorLearningRate), options.AverageDecay, isDelivered: true);
        _generators =
        [
            Part("global", () => new GlobalGenerator(options, _layout.At(0, _layout.GeneratorMap), _layout.At(0, target))),
            .. Enumerable.Range(1, _layout.LastLevel).Select(level =>
                Part($"enhancer{level}", () =>
                    new LocalEnhancer(options, level, _layout.At(level, _layout.GeneratorMap), _layout.At(level, target)))),
        ];
        _games = [.. Enumerable.Range(1, options.Discriminators).Select(scale => NewGame(scale, options, _layout.Map, target))];
        Tables = options.Features > 0 ? new FeatureTables(options, _layout) : null;
        _learning = new CoarseToFineGenerator(options, _layout, [.. _generators.Select(part => part.Network)], Tables);
        _delivered = new CoarseToFineGenerator(options, _layout, [.. _generators.Select(part => part.Delivered)], Tables);
        Measured = _delivered;
        if (Tables is not null)
        {
            _encoder = Part("encoder", () => new FeatureEncoder(options, target));
            _encoded = new EncodedGenerator(_layout, (FeatureEncoder)_encoder.Network, _learning);
            Measured = new EncodedGenerator(_layout, (FeatureEncoder)_encoder.Delivered, _delivered);
        }
        Players = [.. _generators, .. _games.Select(game => game.Judge), .. _encoder is null ? (Player[])[] : [_encoder]];
        Watched = [.. _games.SelectMany(game => GameWatch.Judge(DiscriminatorMove, options.AdversarialLoss, game.Term))];
        (Phases, _isEnhancerAlone) = Plan(options, _layout);
        _learners = [];
        Enter(Phases.Next(0, 0));
    }

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves =>
        [new Move(GeneratorMove, _learners, _options.DiscriminatorSteps),
            new Move(DiscriminatorMove, [.. _games.Select(game => game.Judge)])];

    public override IReadOnlyList<WatchedCondition> Watched { get; }

    public override PhaseSchedule Phases { get; }

    /// <summary>The global generator and the enhancers.</summary>
    public IReadOnlyList<Player> Generators => _generators;

    /// <summary>The whole generator, of what these deliver.</summary>
    public CoarseToFineGenerator Delivered => _delivered;

    /// <summary>The same of the target's own features, where there are any: what is drawn and measured in training.</summary>
    public Network Measured { get; }

    /// <summary>The features to draw from after training; null without any.</summary>
    public FeatureTables? Tables { get; }

    public override IEnumerable<(string Name, Network Network)> Kept => Tables is null ? [] : [("features", Tables)];

    public override void Initialize(long seed, Device device)
    {
        base.Initialize(seed, device);
        Tables?.to(device);
    }

    public override void Enter(PhasePoint point)
    {
        _epoch = Phases.Before(point.Index) + point.Images + 1;
        int level = point.Phase.Level;
        (_learning.Level, _delivered.Level) = (level, level);
        Player[] generators = _isEnhancerAlone[point.Index] ? [_generators[level]] : _generators[..(level + 1)];
        _learners = _encoder is null ? generators : [.. generators, _encoder];
    }

    public override IEnumerable<(string Name, double Value)> Describe(PhasePoint point) =>
        [("resolution", point.Phase.Resolution)];

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise)
    {
        TensorPass pass = TensorPass.Instance;
        Tensor[] images = [.. _layout.Inputs.Select(input => real[input.Name])], features = Encode(images, real[BatchSlot.Target]);
        Tensor map = _learning.Shrink(pass, _learning.Read(pass, images)), target = _learning.Shrink(pass, real[BatchSlot.Target]);
        Tensor[] joined = [.. features.Select(values => _learning.Shrink(pass, values))];
        Tensor translated = _learning.Translate(pass, CoarseToFineGenerator.Join(pass, map, joined));
        Tensor[] maps = Scales(map), targets = Scales(target);
        return [() => GeneratorLoss(maps, targets, Scales(translated), noise),
            () => DiscriminatorsLoss(maps, targets, Scales(translated.detach()), noise)];
    }

    // None, or those of the target; what the delivered encoder makes of it is remembered.
    private Tensor[] Encode(Tensor[] images, Tensor target)
    {
        if (_encoder is null)
            return [];
        Tensor features = _encoder.Network.Forward(target)[0];
        Tables!.Remember(_encoder.HasAverage ? EncodeAsDelivered(_encoder, target) : features.detach(), images, _epoch);
        return [_encoded!.Average(TensorPass.Instance, features, images)];
    }

    // As after training: without a change of running statistics.
    private static Tensor EncodeAsDelivered(Player encoder, Tensor target)
    {
        using IDisposable noGrad = no_grad();
        encoder.Delivered.eval();
        Tensor features = encoder.Delivered.Forward(target)[0];
        encoder.Delivered.train();
        return features;
    }

    private LossTerms GeneratorLoss(Tensor[] maps, Tensor[] targets, Tensor[] translated, StepNoise noise)
    {
        List<LossTerm> terms = [];
        Tensor? distance = null;
        for (int i = 0; i < _games.Length; i++)
        {
            Response response = _games[i].OtherSide([maps[i], targets[i]], [maps[i], translated[i]], noise, seesReal: true);
            terms.Add(response.Term);
            Tensor ofScale = FeatureDistance(response.OnFake, response.OnReal);
            distance = distance is null ? ofScale : distance.Plus(ofScale);
        }
        return new LossTerms([
            .. terms, new LossTerm("feature_matching", distance!.DividedBy(_games.Length), _options.FeatureMatchingWeight)]);
    }

    private LossTerms DiscriminatorsLoss(Tensor[] maps, Tensor[] targets, Tensor[] translated, StepNoise noise)
    {
        List<LossTerm> terms = [];
        List<(string, Tensor)> scalars = [];
        for (int i = 0; i < _games.Length; i++)
        {
            Judgement judged = _games[i].JudgeSide([maps[i], targets[i]], [maps[i], translated[i]], noise, DiscriminatorWeight);
            terms.AddRange(judged.Terms);
            scalars.AddRange(judged.Scalars);
        }
        return new LossTerms([.. terms]) { Scalars = scalars };
    }

    // The mean over layers times four, as in the authors' code, where there are four.
    private Tensor FeatureDistance(Tensor[] onFake, Tensor[] onReal)
    {
        Tensor sum = nn.functional.l1_loss(onFake[1], onReal[1]);
        for (int i = 2; i < onFake.Length; i++)
            sum = sum.Plus(nn.functional.l1_loss(onFake[i], onReal[i]));
        return sum.Times(4.0 / (_options.DiscriminatorLayers + 1));
    }

    private Tensor[] Scales(Tensor images)
    {
        var scales = new Tensor[_games.Length];
        scales[0] = images;
        for (int i = 1; i < scales.Length; i++)
            scales[i] = OverlappingPooling.Instance.Forward(scales[i - 1]);
        return scales;
    }

    private static AdversarialGame NewGame(int scale, Pix2PixHdOptions options, Shape map, Shape target)
    {
        var judge = new Player(
            $"discriminator{scale}", () => new ScaleDiscriminator(options, map, target),
            Learning.Of(options, options.DiscriminatorLearningRate));
        return new AdversarialGame(judge, options, $"scale{scale}", conditions: 1);
    }

    private static (PhaseSchedule Phases, bool[] IsEnhancerAlone) Plan(Pix2PixHdOptions options, CoarseToFine layout)
    {
        List<(TrainingPhase Phase, bool IsEnhancerAlone)> phases = [];
        for (int level = 0; level <= options.LocalEnhancers; level++)
        {
            void Add(long epochs, bool isEnhancerAlone) => phases.Add((
                new TrainingPhase(options.BatchSize, epochs, level, layout.Resolution(level), Cost: 1L << (2 * level)), isEnhancerAlone));
            if (level > 0 && options.FrozenEpochs > 0)
                Add(options.FrozenEpochs, isEnhancerAlone: true);
            Add(level == options.LocalEnhancers ? long.MaxValue : level == 0 ? options.GlobalEpochs : options.EnhancerEpochs,
                isEnhancerAlone: false);
        }
        var schedule =
            new PhaseSchedule([.. phases.Select(phase => phase.Phase)]) { IsInEpochs = true, LastShare = options.EnhancerEpochs };
        return (schedule, [.. phases.Select(phase => phase.IsEnhancerAlone)]);
    }
}
