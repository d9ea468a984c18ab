using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Translation;

/// <summary>One of two ways: a generator of images of one kind out of the other, and the game against the judge of that kind.</summary>
internal class TranslationDirection
{
    /// <param name="options">The options.</param>
    /// <param name="kind">The name of what it makes.</param>
    /// <param name="newGenerator">Makes a generator.</param>
    /// <param name="newJudge">Makes a judge.</param>
    public TranslationDirection(GanOptions options, string kind, Func<Network> newGenerator, Func<Network> newJudge)
    {
        Kind = kind;
        Generator = new Player(
            $"generator_of_{kind}s", newGenerator, Learning.Of(options, options.GeneratorLearningRate), options.AverageDecay,
            isDelivered: true);
        var judge = new Player($"discriminator_of_{kind}s", newJudge, Learning.Of(options, options.DiscriminatorLearningRate));
        Game = new AdversarialGame(judge, options, kind);
    }

    public Player Generator { get; }

    public AdversarialGame Game { get; }

    protected string Kind { get; }

    public Tensor Translate(Tensor images) => Generator.Network.Forward(images)[0];

    /// <summary>The term for what the judge makes of translations.</summary>
    public LossTerm Adversarial(Tensor real, Tensor translated, StepNoise noise) => Game.OtherSide([real], [translated], noise).Term;

    /// <summary>The term for what comes back, here, of real images that went the other way.</summary>
    public LossTerm Cycle(Tensor real, Tensor translated, double weight) => Distance("cycle", Translate(translated), real, weight);

    protected LossTerm Distance(string name, Tensor images, Tensor real, double weight) =>
        new($"{name}_{Kind}", nn.functional.l1_loss(images, real), weight);
}
