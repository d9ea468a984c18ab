using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.CoGan;

/// <summary>
/// CoGAN: one game of a generator of pairs and a judge of both their images, each against real images of its kind (Liu 2016, equation 5).
/// Networks that share weights are one player. Labels of inputs are told by the judge's last shared layer (section 4).
/// </summary>
internal sealed class CoGanSystem : TrainingSystem
{
    private readonly CoGanOptions _options;
    private readonly AdversarialGame _game;

    /// <param name="options">The options.</param>
    /// <param name="input">(channels, height, width) of one kind of images.</param>
    /// <param name="target">(channels, height, width) of the other.</param>
    /// <param name="labelCount">The number of the inputs' labels; 0 without.</param>
    public CoGanSystem(CoGanOptions options, Shape input, Shape target, int labelCount = 0) : base(options.BatchSize)
    {
        ImagePair.RequireSameSize(input, target);
        _options = options;
        Generator = new Player(
            Player.Generator, () => new CoGanGenerator(options, input, target),
            Learning.Of(options, options.GeneratorLearningRate), options.AverageDecay, isDelivered: true);
        // Who reads labels with it does so with the average of its weights: at a constant rate those of the last step swing about it.
        Discriminator = new Player(
            Player.Discriminator, () => new CoGanDiscriminator(options, input, target, labelCount),
            Learning.Of(options, options.DiscriminatorLearningRate), labelCount > 0 ? options.AverageDecay : 0,
            isDelivered: labelCount > 0);
        _game = new AdversarialGame(Discriminator, options);
        Players = [Generator, Discriminator];
        Moves = [new Move(Player.Discriminator, [Discriminator]), new Move(Player.Generator, [Generator], options.DiscriminatorSteps)];
        Watched = [.. GameWatch.Judge(Player.Discriminator, options.AdversarialLoss),
            GameWatch.Samples(Player.Discriminator, options.DiscriminatorSteps)];
    }

    public Player Generator { get; }

    public Player Discriminator { get; }

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves { get; }

    public override IReadOnlyList<WatchedCondition> Watched { get; }

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise)
    {
        Tensor[] fake = Generator.Network.Forward(noise.Normal(real.Count, _options.LatentSize));
        return
        [
            () => DiscriminatorLoss(real, [.. fake.Select(images => images.detach())], noise),
            () => new LossTerms([_game.OtherSide(Seen(real), fake, noise).Term]),
        ];
    }

    private LossTerms DiscriminatorLoss(Batch real, Tensor[] fake, StepNoise noise)
    {
        Tensor[] images = Seen(real);
        Judgement judged = _game.JudgeSide(images, fake, noise);
        return new LossTerms([.. judged.Terms, .. ClassTerm(real, judged.OnReal), .. PairTerm(judged.OnFake)])
        {
            // Of both images of a sample at once: they are of one size.
            Scalars = [.. judged.Scalars, .. BatchDiversity.Of(cat(images, 1), cat(fake, 1))],
        };
    }

    private static Tensor[] Seen(Batch real) => [real[BatchSlot.Input], real[BatchSlot.Target]];

    private IEnumerable<LossTerm> ClassTerm(Batch real, Tensor[] onReal)
    {
        if (real.Find(BatchSlot.Label) is { } labels)
            yield return new LossTerm("real_class", nn.functional.cross_entropy(onReal[3], labels), _options.ClassWeight);
    }

    private IEnumerable<LossTerm> PairTerm(Tensor[] onFake)
    {
        if (_options.PairFeatureWeight > 0)
            yield return new LossTerm("pair_features", (onFake[1] - onFake[2]).Squared().sum(1).mean(), _options.PairFeatureWeight);
    }
}
