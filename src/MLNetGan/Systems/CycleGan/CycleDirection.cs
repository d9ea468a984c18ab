using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.CycleGan;

/// <summary>One of the two ways: a generator of images of one kind out of the other, and the game against the judge of that kind.</summary>
internal sealed class CycleDirection : IDisposable
{
    // Judges learn half as fast (section 7.1).
    private const double JudgeWeight = 0.5;

    private readonly string _kind;
    private readonly ImagePool _pool;

    /// <param name="options">The options.</param>
    /// <param name="kind">The name of what it makes.</param>
    /// <param name="from">The shape of what it translates.</param>
    /// <param name="to">The shape of what it makes.</param>
    /// <param name="choose">Chooses for the pool of images; null for chance.</param>
    public CycleDirection(CycleGanOptions options, string kind, Shape from, Shape to, Func<StepNoise, int, IReadOnlyList<PoolChoice>>? choose)
    {
        _kind = kind;
        Generator = new Player($"generator_of_{kind}s", () => new ResNetGenerator(options, from, to), Learning.Of(options, options.GeneratorLearningRate), options.AverageDecay, isDelivered: true);
        var judge = new Player($"discriminator_of_{kind}s", () => NewJudge(options, to), Learning.Of(options, options.DiscriminatorLearningRate));
        Game = new AdversarialGame(judge, options.AdversarialLoss) { Subject = kind };
        _pool = new ImagePool(options.PoolSize, to, choose);
    }

    public Player Generator { get; }

    public AdversarialGame Game { get; }

    public IEnumerable<(string Name, Tensor Value)> State => _pool.State.Select(state => ($"pool_of_{_kind}s.{state.Name}", state.Value));

    public void MoveTo(Device device) => _pool.MoveTo(device);

    public Tensor Translate(Tensor images) => Generator.Network.Forward(images)[0];

    /// <summary>The term for what the judge makes of translations.</summary>
    public LossTerm Adversarial(Tensor translated) => Game.PlayerTerm(Game.See(translated));

    /// <summary>The term for what comes back, here, of real images that went the other way.</summary>
    public LossTerm Cycle(Tensor real, Tensor translated, double weight) => Distance("cycle", Translate(translated), real, weight);

    /// <summary>The term for images of the kind that it makes already, which are to stay as they are.</summary>
    public LossTerm Identity(Tensor real, double weight) => Distance("identity", Translate(real), real, weight);

    /// <summary>The terms of the judge's loss, which sees translations by way of the pool, and what it believes.</summary>
    public (IEnumerable<LossTerm> Terms, IEnumerable<(string Name, Tensor Value)> Scalars) Judge(Tensor real, Tensor translated, StepNoise noise)
    {
        Tensor pooled = _pool.Exchange(translated.detach(), noise);
        Tensor[] onReal = Game.See(real), onFake = Game.See(pooled);
        return (Game.JudgeTerms([real], [pooled], onReal, onFake, noise, JudgeWeight), Game.Beliefs(onReal, onFake));
    }

    public void Dispose() => _pool.Dispose();

    private LossTerm Distance(string name, Tensor images, Tensor real, double weight) => new($"{name}_{_kind}", nn.functional.l1_loss(images, real), weight);

    private static PatchDiscriminator NewJudge(CycleGanOptions options, Shape image) => new(
        "CycleGAN discriminator", options.DiscriminatorChannels, options.ReceptiveField,
        channels => Normalization.Layer(options.Normalization, channels, scalesInstances: false), NetworkInput.Image(image));
}
