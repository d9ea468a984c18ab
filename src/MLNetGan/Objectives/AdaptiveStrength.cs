using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// How likely images are augmented, as large as keeps the judge from learning the real ones by heart (Karras 2020, section 3.1): every
/// four steps up where more of them are taken for real than r_t = E[sign(D(real))] should say, down where fewer are.
/// </summary>
/// <param name="judge">The judge, beside which it is kept.</param>
/// <param name="target">What r_t should be: 0 where the judge guesses, 1 where it takes all real images for real.</param>
/// <param name="images">The number of real images that the judge sees while the probability goes from 0 to 1.</param>
/// <param name="boundary">The score above which an image is taken for real.</param>
internal sealed class AdaptiveStrength(Player judge, double target, double images, double boundary)
{
    private const int Interval = 4;

    private readonly KeptValue _signs = judge.Keep("augmentation_signs", zeros([]));
    private readonly KeptValue _probability = judge.Keep(AdversarialGame.AugmentationProbability, zeros([]));

    /// <summary>A scalar from 0 to 1.</summary>
    public Tensor Probability => _probability.Value;

    /// <summary>Takes the judge's scores of real images into account.</summary>
    /// <param name="onReal">The scores.</param>
    /// <param name="step">The judge's step, from 0.</param>
    /// <param name="count">The images of the step, of which these are some where several processes share them.</param>
    public void Observe(Tensor onReal, long step, long count)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        _signs.Value.add_(onReal.Minus(boundary).sign().mean(), Arithmetic.One);
        if ((step + 1) % Interval != 0)
            return;
        using Scalar least = 0, most = 1;
        Tensor isTooSure = _signs.Value.DividedBy(Interval).Minus(target).sign();
        _probability.Value.add_(isTooSure.Times(count * Interval / images), Arithmetic.One).clamp_(least, most);
        _signs.Value.zero_();
    }
}
