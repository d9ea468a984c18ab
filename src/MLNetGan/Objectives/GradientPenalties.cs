using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>Penalties for the gradient of a discriminator's output by its input image.</summary>
internal static class GradientPenalties
{
    /// <summary>
    /// WGAN-GP's penalty (Gulrajani 2017, equation 3, without its weight): (|gradient| - 1)^2, averaged, at points drawn
    /// between pairs of real and generated images.
    /// </summary>
    /// <param name="slope">The gradient of the discriminator's output at images that require gradients, itself open to gradients.</param>
    /// <param name="real">(batch, channels, height, width).</param>
    /// <param name="fake">As many generated images.</param>
    /// <param name="share">(batch, 1), uniform from 0 to 1: how much of the real image a point has.</param>
    public static Tensor OneCentred(Func<Tensor, Tensor> slope, Tensor real, Tensor fake, Tensor share)
    {
        Tensor portion = share.view(-1, 1, 1, 1);
        Tensor between = (real * portion).Plus(fake.detach() * portion.SubtractedFrom(1)).requires_grad_(true);
        Tensor norm = slope(between).flatten(1).norm(1, false, 2);
        return norm.Minus(1).square().mean();
    }

    /// <summary>R1 (Mescheder 2018, equation 9, without gamma): half the squared norm of the gradient at real images, averaged.</summary>
    /// <param name="slope">The gradient of the discriminator's output at images that require gradients, itself open to gradients.</param>
    /// <param name="real">(batch, channels, height, width).</param>
    public static Tensor R1(Func<Tensor, Tensor> slope, Tensor real)
    {
        Tensor gradient = slope(real.detach().requires_grad_(true));
        return gradient.square().sum().DividedBy(2.0 * real.shape[0]);
    }
}
