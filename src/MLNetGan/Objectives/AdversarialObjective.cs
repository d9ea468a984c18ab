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
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "There is no such adversarial loss."),
    };

    /// <summary>The discriminator's loss: the means over real and over generated outputs, summed.</summary>
    public abstract Tensor Discriminator(Tensor real, Tensor fake);

    /// <summary>The generator's loss, a mean over outputs.</summary>
    public abstract Tensor Generator(Tensor fake);

    /// <summary>
    /// The mean belief that what the outputs are of is real. Cross-entropy keeps it between 0 and 1, least squares draw it to
    /// 0 or 1; other losses have no such scale, and this is the mean score.
    /// </summary>
    public virtual Tensor Belief(Tensor output) => output.detach().mean();
}
