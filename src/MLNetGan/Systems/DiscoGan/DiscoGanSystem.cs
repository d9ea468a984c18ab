using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Systems.Translation;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.DiscoGan;

/// <summary>
/// DiscoGAN: translates both ways, so that what went there and back again is what it was, and each kind's translations have the features
/// of its own in its judge (Kim 2017, equations 3 to 8; feature matching and the rate of reconstruction are the authors' code's).
/// Judges and generators learn in steps of their own.
/// </summary>
internal sealed class DiscoGanSystem : TwoWaySystem
{
    // Judges learn half as fast, as in the authors' code.
    private const double JudgeWeight = 0.5;
    private const string Generators = "generators", Judges = "discriminators";

    private readonly DiscoGanOptions _options;
    private readonly DiscoDirection _inputs, _targets;
    private double _rate;

    /// <param name="options">The options.</param>
    /// <param name="input">(channels, height, width) of one kind of images.</param>
    /// <param name="target">(channels, height, width) of the other.</param>
    public DiscoGanSystem(DiscoGanOptions options, Shape input, Shape target)
        : this(options, NewDirection(options, "target", input, target), NewDirection(options, "input", target, input))
    {
    }

    /// <param name="options">The options.</param>
    /// <param name="targets">The way from one kind, of whatever shape, to the other.</param>
    /// <param name="inputs">The way back.</param>
    public DiscoGanSystem(DiscoGanOptions options, DiscoDirection targets, DiscoDirection inputs) : base(options.BatchSize)
    {
        (_options, _targets, _inputs) = (options, targets, inputs);
        Player[] generators = [targets.Generator, inputs.Generator], judges = [targets.Game.Judge, inputs.Game.Judge];
        Players = [.. generators, .. judges];
        int group = options.DiscriminatorSteps + options.GeneratorSteps;
        Moves =
        [
            new Move(Judges, judges, group) { Turns = ..options.DiscriminatorSteps },
            new Move(Generators, generators, group) { Turns = options.DiscriminatorSteps.. },
        ];
        Watched = [.. new[] { targets, inputs }.SelectMany(
            direction => GameWatch.Judge(Judges, options.AdversarialLoss, direction.Game.Term))];
    }

    public override Player ToTargets => _targets.Generator;

    public override Player ToInputs => _inputs.Generator;

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves { get; }

    public override IReadOnlyList<WatchedCondition> Watched { get; }

    public override void Enter(PhasePoint point) => _rate = Rate(point);

    public override IEnumerable<(string Name, double Value)> Describe(PhasePoint point) => [("reconstruction_rate", Rate(point))];

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise)
    {
        Tensor input = real[BatchSlot.Input], target = real[BatchSlot.Target];
        Tensor toTarget = _targets.Translate(input), toInput = _inputs.Translate(target);
        return [() => JudgesLoss(input, target, toInput, toTarget, noise), () => GeneratorsLoss(input, target, toInput, toTarget, noise)];
    }

    private static DiscoDirection NewDirection(DiscoGanOptions options, string kind, Shape from, Shape to) => new(
        options, kind, () => new DiscoGanGenerator(options, from, to), () => new DiscoGanDiscriminator(options.DiscriminatorChannels, to));

    private double Rate(PhasePoint point) =>
        point.Step < _options.StartingSteps ? _options.StartingReconstructionRate : _options.ReconstructionRate;

    private LossTerms JudgesLoss(Tensor input, Tensor target, Tensor toInput, Tensor toTarget, StepNoise noise)
    {
        Judgement ofInputs = _inputs.Game.JudgeSide([input], [toInput], noise, JudgeWeight);
        Judgement ofTargets = _targets.Game.JudgeSide([target], [toTarget], noise, JudgeWeight);
        return new LossTerms([.. ofInputs.Terms, .. ofTargets.Terms]) { Scalars = [.. ofInputs.Scalars, .. ofTargets.Scalars] };
    }

    private LossTerms GeneratorsLoss(Tensor input, Tensor target, Tensor toInput, Tensor toTarget, StepNoise noise) => new(
    [
        .. _targets.GeneratorTerms(target, toTarget, noise, 1 - _rate),
        .. _inputs.GeneratorTerms(input, toInput, noise, 1 - _rate),
        _inputs.Reconstruction(input, toTarget, _rate),
        _targets.Reconstruction(target, toInput, _rate),
    ]);
}
