using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Systems.Translation;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.CycleGan;

/// <summary>
/// CycleGAN: translates images both ways, each way against a judge of its own, so that what went there and back again is what it
/// was (Zhu 2017, equation 3), and what is of the other kind already stays (section 5.2).
/// </summary>
internal sealed class CycleGanSystem : TwoWaySystem
{
    private const string Generators = "generators", Judges = "discriminators";

    private readonly CycleGanOptions _options;
    private readonly CycleDirection _inputs, _targets;
    private readonly bool _hasIdentity;

    /// <param name="options">The options.</param>
    /// <param name="input">(channels, height, width) of one kind of images.</param>
    /// <param name="target">(channels, height, width) of the other.</param>
    /// <param name="chooseInputs">Chooses for the pool of translations to inputs; null for chance.</param>
    /// <param name="chooseTargets">Chooses for the pool of translations to targets; null for chance.</param>
    public CycleGanSystem(
        CycleGanOptions options, Shape input, Shape target,
        Func<StepNoise, int, IReadOnlyList<PoolChoice>>? chooseInputs = null,
        Func<StepNoise, int, IReadOnlyList<PoolChoice>>? chooseTargets = null) : base(options.BatchSize)
    {
        _options = options;
        _hasIdentity = options.IdentityWeight > 0 && input[0] == target[0];
        _targets = new CycleDirection(options, "target", input, target, chooseTargets);
        _inputs = new CycleDirection(options, "input", target, input, chooseInputs);
        Player[] generators = [_targets.Generator, _inputs.Generator], judges = [_targets.Game.Judge, _inputs.Game.Judge];
        Players = [.. generators, .. judges];
        Moves = [new Move(Generators, generators, options.DiscriminatorSteps), new Move(Judges, judges)];
        Watched = [.. new[] { _targets, _inputs }.SelectMany(
            direction => GameWatch.Judge(Judges, options.AdversarialLoss, direction.Game.Term))];
    }

    public override Player ToTargets => _targets.Generator;

    public override Player ToInputs => _inputs.Generator;

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves { get; }

    public override IReadOnlyList<WatchedCondition> Watched { get; }

    public override IEnumerable<(string Name, Tensor Value)> State => [.. _targets.State, .. _inputs.State];

    public override void Initialize(long seed, Device device)
    {
        base.Initialize(seed, device);
        _targets.MoveTo(device);
        _inputs.MoveTo(device);
    }

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise)
    {
        Tensor input = real[BatchSlot.Input], target = real[BatchSlot.Target];
        Tensor toTarget = _targets.Translate(input), toInput = _inputs.Translate(target);
        return [() => GeneratorsLoss(input, target, toInput, toTarget, noise), () => JudgesLoss(input, target, toInput, toTarget, noise)];
    }

    public override void Dispose()
    {
        _inputs.Dispose();
        _targets.Dispose();
        base.Dispose();
    }

    private LossTerms GeneratorsLoss(Tensor input, Tensor target, Tensor toInput, Tensor toTarget, StepNoise noise) => new(
    [
        _targets.Adversarial(target, toTarget, noise),
        _inputs.Adversarial(input, toInput, noise),
        _inputs.Cycle(input, toTarget, _options.CycleWeight),
        _targets.Cycle(target, toInput, _options.CycleWeight),
        .. _hasIdentity
            ? new[] { _targets.Identity(target, _options.IdentityWeight), _inputs.Identity(input, _options.IdentityWeight) }
            : [],
    ]);

    private LossTerms JudgesLoss(Tensor input, Tensor target, Tensor toInput, Tensor toTarget, StepNoise noise)
    {
        (Judgement ofInputs, Judgement ofTargets) = (_inputs.Judge(input, toInput, noise), _targets.Judge(target, toTarget, noise));
        return new LossTerms([.. ofInputs.Terms, .. ofTargets.Terms]) { Scalars = [.. ofInputs.Scalars, .. ofTargets.Scalars] };
    }
}
