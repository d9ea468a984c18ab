using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Systems.Translation;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.CycleGan;

/// <summary>One of CycleGAN's two ways, whose judge sees translations by way of a pool.</summary>
internal sealed class CycleDirection : TranslationDirection, IDisposable
{
    // Judges learn half as fast (section 7.1).
    private const double JudgeWeight = 0.5;

    private readonly ImagePool _pool;

    /// <param name="options">The options.</param>
    /// <param name="kind">The name of what it makes.</param>
    /// <param name="from">The shape of what it translates.</param>
    /// <param name="to">The shape of what it makes.</param>
    /// <param name="choose">Chooses for the pool of images; null for chance.</param>
    public CycleDirection(
        CycleGanOptions options, string kind, Shape from, Shape to, Func<StepNoise, int, IReadOnlyList<PoolChoice>>? choose)
        : base(options, kind, () => new ResNetGenerator(options, from, to), () => NewJudge(options, to)) =>
        _pool = new ImagePool(options.PoolSize, to, choose);

    public IEnumerable<(string Name, Tensor Value)> State => _pool.State.Select(state => ($"pool_of_{Kind}s.{state.Name}", state.Value));

    public void MoveTo(Device device) => _pool.MoveTo(device);

    /// <summary>The term for images of the kind that it makes already, which are to stay as they are.</summary>
    public LossTerm Identity(Tensor real, double weight) => Distance("identity", Translate(real), real, weight);

    /// <summary>The judge's side of the game: it sees translations by way of the pool.</summary>
    public Judgement Judge(Tensor real, Tensor translated, StepNoise noise) =>
        Game.JudgeSide([real], [_pool.Exchange(translated.detach(), noise)], noise, JudgeWeight);

    public void Dispose() => _pool.Dispose();

    private static PatchDiscriminator NewJudge(CycleGanOptions options, Shape image) => new(
        "CycleGAN discriminator", options.DiscriminatorChannels, options.ReceptiveField,
        channels => Normalization.Layer(options.Normalization, channels, scalesInstances: false), NetworkInput.Image(image));
}
