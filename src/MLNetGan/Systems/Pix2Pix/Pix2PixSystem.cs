using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Systems.Translation;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Pix2Pix;

/// <summary>pix2pix: a conditional adversarial loss and the L1 distance to the target (Isola 2016, equation 4).</summary>
internal sealed class Pix2PixSystem : TrainingSystem
{
    // The discriminator learns half as fast (section 3.3).
    private const double DiscriminatorWeight = 0.5;

    private readonly Pix2PixOptions _options;
    private readonly Player _generator;
    private readonly AdversarialGame _game;

    public Pix2PixSystem(Pix2PixOptions options, Shape input, Shape target) : base(options.BatchSize)
    {
        _options = options;
        _generator = new Player(
            Player.Generator, () => new UNetGenerator("pix2pix", options, input, target),
            Learning.Of(options, options.GeneratorLearningRate), options.AverageDecay, isDelivered: true);
        var discriminator = new Player(
            Player.Discriminator, () => NewDiscriminator(options, input, target), Learning.Of(options, options.DiscriminatorLearningRate));
        _game = new AdversarialGame(discriminator, options, conditions: 1);
        Players = [_generator, discriminator];
        Moves = [new Move(discriminator.Name, [discriminator]), new Move(_generator.Name, [_generator], options.DiscriminatorSteps)];
        Watched = [.. GameWatch.Judge(discriminator.Name, options.AdversarialLoss)];
    }

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves { get; }

    public override IReadOnlyList<WatchedCondition> Watched { get; }

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise)
    {
        Tensor input = real[BatchSlot.Input], target = real[BatchSlot.Target], translated = _generator.Network.Forward(input)[0];
        return [() => DiscriminatorLoss(input, target, translated.detach(), noise), () => GeneratorLoss(input, target, translated, noise)];
    }

    internal static PatchDiscriminator NewDiscriminator(Pix2PixOptions options, Shape input, Shape image) => new(
        "pix2pix discriminator", options.DiscriminatorChannels, options.ReceptiveField,
        channels => Normalization.Layer(options.Normalization, channels),
        NetworkInput.Image(input, "Input"), NetworkInput.Image(image));

    private LossTerms DiscriminatorLoss(Tensor input, Tensor target, Tensor translated, StepNoise noise)
    {
        Judgement judged = _game.JudgeSide([input, target], [input, translated], noise, DiscriminatorWeight);
        return new LossTerms(judged.Terms) { Scalars = judged.Scalars };
    }

    private LossTerms GeneratorLoss(Tensor input, Tensor target, Tensor translated, StepNoise noise) => new(
        _game.OtherSide([input, target], [input, translated], noise).Term,
        new LossTerm("l1", nn.functional.l1_loss(translated, target), _options.L1Weight));
}
