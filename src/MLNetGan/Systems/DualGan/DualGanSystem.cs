using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Systems.Translation;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.DualGan;

/// <summary>
/// DualGAN: translates images both ways, each way against a critic of its own, so that what went there and back again is what it was
/// (Yi 2017, equations 1 to 3). Critics learn first, and in more steps (algorithm 1).
/// </summary>
internal sealed class DualGanSystem : TwoWaySystem
{
    private const string Generators = "generators", Critics = "discriminators";

    private readonly DualGanOptions _options;
    private readonly TranslationDirection _inputs, _targets;

    /// <param name="options">The options.</param>
    /// <param name="input">(channels, height, width) of one kind of images.</param>
    /// <param name="target">(channels, height, width) of the other.</param>
    public DualGanSystem(DualGanOptions options, Shape input, Shape target) : base(options.BatchSize)
    {
        _options = options;
        _targets = NewDirection(options, "target", input, target);
        _inputs = NewDirection(options, "input", target, input);
        Player[] generators = [_targets.Generator, _inputs.Generator], critics = [_targets.Game.Judge, _inputs.Game.Judge];
        Players = [.. generators, .. critics];
        Moves = [new Move(Critics, critics) { WeightBound = options.WeightBound },
            new Move(Generators, generators, options.DiscriminatorSteps)];
        Watched = [.. new[] { _targets, _inputs }.SelectMany(
            direction => GameWatch.Judge(Critics, options.AdversarialLoss, direction.Game.Term))];
    }

    public override Player ToTargets => _targets.Generator;

    public override Player ToInputs => _inputs.Generator;

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves { get; }

    public override IReadOnlyList<WatchedCondition> Watched { get; }

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise)
    {
        Tensor input = real[BatchSlot.Input], target = real[BatchSlot.Target];
        Tensor toTarget = _targets.Translate(input), toInput = _inputs.Translate(target);
        return [() => CriticsLoss(input, target, toInput.detach(), toTarget.detach(), noise),
            () => GeneratorsLoss(input, target, toInput, toTarget, noise)];
    }

    private static TranslationDirection NewDirection(DualGanOptions options, string kind, Shape from, Shape to) => new(
        options, kind, () => new UNetGenerator("DualGAN", options, from, to), () => new PatchDiscriminator(
            "DualGAN discriminator", options.DiscriminatorChannels, options.ReceptiveField,
            channels => Normalization.Layer(options.Normalization, channels), NetworkInput.Image(to)));

    private LossTerms CriticsLoss(Tensor input, Tensor target, Tensor toInput, Tensor toTarget, StepNoise noise)
    {
        Judgement ofInputs = _inputs.Game.JudgeSide([input], [toInput], noise),
            ofTargets = _targets.Game.JudgeSide([target], [toTarget], noise);
        return new LossTerms([.. ofInputs.Terms, .. ofTargets.Terms]) { Scalars = [.. ofInputs.Scalars, .. ofTargets.Scalars] };
    }

    private LossTerms GeneratorsLoss(Tensor input, Tensor target, Tensor toInput, Tensor toTarget, StepNoise noise) => new(
    [
        _targets.Adversarial(target, toTarget, noise),
        _inputs.Adversarial(input, toInput, noise),
        _inputs.Cycle(input, toTarget, _options.ReconstructionWeight),
        _targets.Cycle(target, toInput, _options.ReconstructionWeight),
    ]);
}
