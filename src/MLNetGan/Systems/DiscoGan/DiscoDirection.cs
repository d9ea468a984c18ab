using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Systems.Translation;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.DiscoGan;

/// <summary>One of DiscoGAN's two ways, whose judge gives its features after its judgement.</summary>
internal sealed class DiscoDirection : TranslationDirection
{
    // Of values from -1 to 1 a squared error is four times that of values from 0 to 1.
    private const double SquaredRange = 4;

    private readonly double _share;

    /// <param name="options">The options.</param>
    /// <param name="kind">The name of what it makes.</param>
    /// <param name="newGenerator">Makes a generator.</param>
    /// <param name="newJudge">Makes a judge.</param>
    public DiscoDirection(DiscoGanOptions options, string kind, Func<Network> newGenerator, Func<Network> newJudge)
        : base(options, kind, newGenerator, newJudge) => _share = options.FeatureMatchingShare;

    /// <summary>The terms for translations beside real images: what the judge makes of them, and their features in it.</summary>
    /// <param name="real">Real images of the kind.</param>
    /// <param name="translated">Translations.</param>
    /// <param name="noise">The step's noise.</param>
    /// <param name="weight">The weight of both terms together.</param>
    public IEnumerable<LossTerm> GeneratorTerms(Tensor real, Tensor translated, StepNoise noise, double weight)
    {
        Response response = Game.OtherSide([real], [translated], noise, seesReal: true);
        yield return response.Term with { Weight = weight * (1 - _share) };
        yield return new LossTerm(
            $"features_{Kind}", MeanFeatureMatching.Loss(response.OnReal.AsSpan(1), response.OnFake.AsSpan(1)), weight * _share);
    }

    /// <summary>The term for what comes back, here, of real images that went the other way.</summary>
    public LossTerm Reconstruction(Tensor real, Tensor translated, double weight) => new(
        $"reconstruction_{Kind}", nn.functional.mse_loss(Translate(translated), real).Times(1 / SquaredRange), weight);
}
