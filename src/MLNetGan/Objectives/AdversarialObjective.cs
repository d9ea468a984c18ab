using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>The losses of both players on the discriminator's outputs, of any shape: a value a sample, or a value a patch.</summary>
internal abstract class AdversarialObjective
{
    public static AdversarialObjective Of(AdversarialLoss loss) => loss switch
    {
        AdversarialLoss.NonSaturating => NonSaturatingLoss.Instance,
        AdversarialLoss.LeastSquares => LeastSquaresLoss.Instance,
        AdversarialLoss.Wasserstein => WassersteinLoss.Instance,
        AdversarialLoss.Hinge => HingeLoss.Instance,
        AdversarialLoss.Relativistic => RelativisticLoss.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "There is no such adversarial loss."),
    };

    /// <summary>Whether each generated output is compared with a real one, which the generator's loss then wants, too.</summary>
    public virtual bool ComparesPairs => false;

    /// <summary>The output above which the discriminator takes a sample for real; null where there is none.</summary>
    public virtual double? Boundary => null;

    /// <summary>The discriminator's loss: the means over real and over generated outputs, summed.</summary>
    public abstract Tensor Discriminator(Tensor real, Tensor fake);

    /// <summary>The generator's loss, a mean over outputs.</summary>
    /// <param name="fake">Outputs for generated samples.</param>
    /// <param name="real">Outputs for as many real ones, where the loss <see cref="ComparesPairs"/>.</param>
    public abstract Tensor Generator(Tensor fake, Tensor? real = null);

    /// <summary>
    /// The mean belief that what the outputs are of is real. Cross-entropy keeps it between 0 and 1, least squares draw it to
    /// 0 or 1; other losses have no such scale, and this is the mean score.
    /// </summary>
    public virtual Tensor Belief(Tensor output) => output.detach().mean();

    /// <summary>
    /// The cross-entropy of logits that should all be high, averaged; where they should be low, it is that of their negatives.
    /// </summary>
    protected static Tensor CrossEntropy(Tensor logits, double weight = 1) => logits.log_sigmoid().mean().Times(-weight);
}
