using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>Penalties for the gradient of a discriminator's output by its input images.</summary>
internal static class GradientPenalties
{
    /// <summary>
    /// WGAN-GP's penalty (Gulrajani 2017, equation 3, without its weight): (|gradient| - 1)^2, averaged, at points drawn
    /// between pairs of real and generated images.
    /// </summary>
    /// <param name="judge">The discriminator's output for images.</param>
    /// <param name="real">(batch, channels, height, width), of each kind of images that is judged.</param>
    /// <param name="fake">As many generated images.</param>
    /// <param name="share">(batch, 1), uniform from 0 to 1: how much of the real image a point has.</param>
    public static Tensor OneCentred(Func<Tensor[], Tensor> judge, Tensor[] real, Tensor[] fake, Tensor share)
    {
        Tensor portion = share.view(-1, 1, 1, 1), rest = portion.SubtractedFrom(1);
        Tensor[] between = [.. real.Zip(fake, (one, other) => (one * portion).Plus(other.detach() * rest).requires_grad_(true))];
        Tensor[] gradients = Gradients(judge(between), between);
        Tensor norm = cat([.. gradients.Select(gradient => gradient.flatten(1))], 1).norm(1, false, 2);
        return norm.Minus(1).Squared().mean();
    }

    /// <summary>
    /// R1 at real images, R2 at generated ones (Mescheder 2018, equations 9 and 10, without gamma): half the squared norm of the
    /// gradient, averaged.
    /// </summary>
    /// <param name="judged">The discriminator's output for the images.</param>
    /// <param name="images">(batch, channels, height, width), of each kind of images that is judged: they require gradients.</param>
    public static Tensor ZeroCentred(Tensor judged, Tensor[] images) => Gradients(judged, images)
        .Select(gradient => gradient.Squared().sum().DividedBy(2.0 * images[0].shape[0])).Aggregate((sum, term) => sum.Plus(term));

    private static Tensor[] Gradients(Tensor judged, Tensor[] images) =>
        [.. autograd.grad([judged.sum()], images, retain_graph: true, create_graph: true)];
}
