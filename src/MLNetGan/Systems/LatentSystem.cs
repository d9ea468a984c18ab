using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems;

/// <summary>
/// A system whose generator starts from a latent vector, and a label where it has one, and plays one game: the adversarial loss
/// that the options ask for, with their penalties. A system that wants more than that adds terms.
/// </summary>
internal abstract class LatentSystem : TrainingSystem
{
    private readonly LatentGanOptions _options;
    private readonly AdversarialGame _game;
    private readonly int _labelCount;

    /// <param name="options">The options.</param>
    /// <param name="newGenerator">Makes a generator.</param>
    /// <param name="newDiscriminator">Makes a discriminator.</param>
    /// <param name="labelCount">The number of labels; 0 without.</param>
    /// <param name="deliversDiscriminator">Whether users get a part of the discriminator.</param>
    /// <param name="averagesDiscriminator">Whether that is of the average of its weights.</param>
    protected LatentSystem(
        LatentGanOptions options, Func<Network> newGenerator, Func<Network> newDiscriminator, int labelCount = 0,
        bool deliversDiscriminator = false, bool averagesDiscriminator = false) : base(options.BatchSize)
    {
        (_options, _labelCount) = (options, labelCount);
        Generator = new Player(
            Player.Generator, newGenerator, Learning.Of(options, options.GeneratorLearningRate), options.AverageDecay, isDelivered: true);
        Discriminator = new Player(Player.Discriminator, newDiscriminator, Learning.Of(options, options.DiscriminatorLearningRate),
            averagesDiscriminator ? options.AverageDecay : 0, deliversDiscriminator);
        _game = new AdversarialGame(Discriminator, options);
        Players = [Generator, Discriminator];
        Moves = [new Move(Player.Discriminator, [Discriminator]) { WeightBound = options.WeightBound },
            new Move(Player.Generator, [Generator], options.DiscriminatorSteps)];
        Watched =
        [
            .. GameWatch.Judge(Player.Discriminator, options.AdversarialLoss),
            GameWatch.Samples(Player.Discriminator, options.DiscriminatorSteps),
            .. labelCount > 0
                ? [GameWatch.SamplesOfLabels(Player.Discriminator, options.DiscriminatorSteps)]
                : Array.Empty<WatchedCondition>(),
        ];
    }

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves { get; }

    public override IReadOnlyList<WatchedCondition> Watched { get; }

    protected Player Generator { get; }

    protected Player Discriminator { get; }

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise)
    {
        real = Prepare(real, noise);
        Generated fake = Generate(real, noise);
        return [() => DiscriminatorLoss(real, fake.Detach(), noise), () => GeneratorLoss(real, fake, noise)];
    }

    /// <summary>Makes of real images what the networks are trained on.</summary>
    public virtual Batch Prepare(Batch real, StepNoise noise) => real;

    /// <summary>Samples the generator for the step.</summary>
    protected virtual Generated Generate(Batch real, StepNoise noise)
    {
        Tensor latent = noise.Normal(real.Count, _options.LatentSize);
        if (_labelCount == 0)
            return new Generated(Generator.Network.Forward(latent)[0]);
        // As frequent as in the data: a judge that does not see labels could else tell generated images by the kinds that there are
        // too many of.
        Tensor labels = real[BatchSlot.Label];
        return new Generated(Generator.Network.Forward(latent, labels)[0], labels);
    }

    /// <summary>What the discriminator takes for images.</summary>
    protected virtual Tensor[] DiscriminatorInputs(Tensor images, Tensor? labels) => [images];

    /// <summary>What the discriminator's loss has beside the adversarial term.</summary>
    protected virtual IEnumerable<LossTerm> DiscriminatorTerms(Batch real, Tensor[] onReal, Generated fake, Tensor[] onFake) => [];

    /// <summary>What the generator's loss has beside the adversarial term.</summary>
    protected virtual IEnumerable<LossTerm> GeneratorTerms(Generated fake, Tensor[] onFake) => [];

    private LossTerms DiscriminatorLoss(Batch real, Generated fake, StepNoise noise)
    {
        Judgement judged = _game.JudgeSide(Seen(real), Seen(fake), noise);
        return new LossTerms([.. judged.Terms, .. DiscriminatorTerms(real, judged.OnReal, fake, judged.OnFake)])
        {
            Scalars = [.. judged.Scalars, .. BatchDiversity.Of(real[BatchSlot.Image], fake.Images), .. OfLabels(real, fake)],
        };
    }

    private IEnumerable<(string Name, Tensor Value)> OfLabels(Batch real, Generated fake) => fake.Labels is null ? []
        : BatchDiversity.OfLabels(real[BatchSlot.Image], real[BatchSlot.Label], fake.Images, fake.Labels, _labelCount);

    private LossTerms GeneratorLoss(Batch real, Generated fake, StepNoise noise)
    {
        Response response = _game.OtherSide(Seen(real), Seen(fake), noise);
        return new LossTerms([response.Term, .. GeneratorTerms(fake, response.OnFake)]);
    }

    private Tensor[] Seen(Batch real) => DiscriminatorInputs(real[BatchSlot.Image], real.Find(BatchSlot.Label));

    private Tensor[] Seen(Generated fake) => DiscriminatorInputs(fake.Images, fake.Labels);
}
