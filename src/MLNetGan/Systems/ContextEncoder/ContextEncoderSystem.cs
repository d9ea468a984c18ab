using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ContextEncoder;

/// <summary>
/// The context encoder: predicts what is hidden by the squared error and, a little, an adversarial loss (Pathak 2016, equations 1 to
/// 3). Of whole images with random blocks all is predicted and judged, as in the authors' code.
/// </summary>
/// <remarks>With the reference's weights the discriminator wins, and is to: nothing is watched that would warn of it.</remarks>
internal sealed class ContextEncoderSystem : TrainingSystem
{
    private readonly ContextEncoderOptions _options;
    private readonly Shape _image;
    private readonly CentreRegion? _centre;
    private readonly Player _generator;
    private readonly AdversarialGame? _game;

    public ContextEncoderSystem(ContextEncoderOptions options, Shape image) : base(options.BatchSize)
    {
        (_options, _image) = (options, image);
        _generator = new Player(
            Player.Generator, () => new ContextEncoderGenerator(options, image), Learning.Of(options, options.GeneratorLearningRate),
            options.AverageDecay, isDelivered: true);
        // What is trained on blocks fills the centre in, too, where data has no masks.
        var centre = new CentreRegion(image, options.Overlap);
        _centre = options.Region == HiddenRegion.Centre ? centre : null;
        if (options.AdversarialWeight == 0)
        {
            Players = [_generator];
            Moves = [new Move(_generator.Name, [_generator])];
            return;
        }
        var discriminator = new Player(
            Player.Discriminator, () => new ContextEncoderDiscriminator(_centre?.Shape ?? image, options.DiscriminatorChannels),
            Learning.Of(options, options.DiscriminatorLearningRate));
        _game = new AdversarialGame(discriminator, options);
        Players = [_generator, discriminator];
        Moves = [new Move(discriminator.Name, [discriminator]), new Move(_generator.Name, [_generator], options.DiscriminatorSteps)];
    }

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves { get; }

    /// <summary>What the generator takes of images, with other blocks hidden in each where it fills in any.</summary>
    public Tensor[] Hide(Tensor images, StepNoise noise) => _centre is not null
        ? [images]
        : [images, RandomBlocks.Masks(noise, images.shape[0], _image[1], _image[2], _options.HiddenShare, images.device)];

    /// <summary>The mask of what the generator fills in.</summary>
    public Tensor MaskOf(Tensor[] inputs) => _centre is not null ? _centre.Mask.Forward(inputs[0]) : inputs[1];

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise)
    {
        Tensor images = real[BatchSlot.Image], wanted = _centre?.Of(images) ?? images;
        Network network = _generator.Network;
        Tensor predicted = network.Forward(Hide(images, noise))[network.OutputIndex(ContextEncoderGenerator.Predicted)];
        Func<LossTerms> generator = () => GeneratorLoss(wanted, predicted, noise);
        return _game is null ? [generator] : [() => DiscriminatorLoss(_game, wanted, predicted.detach(), noise), generator];
    }

    private static LossTerms DiscriminatorLoss(AdversarialGame game, Tensor wanted, Tensor predicted, StepNoise noise)
    {
        Judgement judged = game.JudgeSide([wanted], [predicted], noise);
        return new LossTerms(judged.Terms) { Scalars = judged.Scalars };
    }

    private LossTerms GeneratorLoss(Tensor wanted, Tensor predicted, StepNoise noise)
    {
        Tensor error = _centre?.Error(predicted, wanted, _options.OverlapWeight) ?? nn.functional.mse_loss(predicted, wanted);
        var reconstruction = new LossTerm("reconstruction", error, _options.ReconstructionWeight);
        return _game is null
            ? new LossTerms(reconstruction)
            : new LossTerms(
                reconstruction, _game.OtherSide([wanted], [predicted], noise).Term with { Weight = _options.AdversarialWeight });
    }
}
