using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// Holds a judge's scores of real samples down to the moving average of its scores of generated ones, and those of generated ones up to
/// that of real ones (Tseng 2021, equation 3, in the form of the authors' code, which lets scores beyond these averages be).
/// </summary>
internal sealed class LeCamRegularization
{
    // The authors' code's. Before its start there are no averages to speak of.
    private const double Decay = 0.99;
    private const long Start = 1000;

    private readonly KeptValue _real, _fake;

    /// <param name="judge">The judge, beside which the averages are kept.</param>
    public LeCamRegularization(Player judge) =>
        (_real, _fake) = (judge.Keep("average_real_score", zeros([])), judge.Keep("average_fake_score", zeros([])));

    /// <summary>Takes scores into the averages, and gives the term: a scalar, zero in the first 1,000 steps.</summary>
    /// <param name="onReal">Scores of real samples.</param>
    /// <param name="onFake">Scores of generated ones.</param>
    /// <param name="step">The judge's step, from 0.</param>
    public Tensor Loss(Tensor onReal, Tensor onFake, long step)
    {
        Follow(_real.Value, onReal, step);
        Follow(_fake.Value, onFake, step);
        if (step < Start)
            return zeros([], device: onReal.device);
        // Copies: the averages change before the gradient is computed where a judge is asked twice in a step.
        Tensor tooReal = nn.functional.relu(onReal - _fake.Value.clone()), tooFake = nn.functional.relu(_real.Value.clone() - onFake);
        return tooReal.Squared().mean().Plus(tooFake.Squared().mean());
    }

    private static void Follow(Tensor average, Tensor scores, long step)
    {
        using IDisposable noGrad = no_grad();
        using Scalar share = step < Start ? 1 : 1 - Decay;
        average.lerp_(scores.mean(), full([], share, device: average.device));
    }
}
