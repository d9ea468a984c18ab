namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Creates a <see cref="ProGanEstimator"/>, which trains a ProGAN with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of generated images.</param>
    /// <param name="imageColumnName">The column of training images; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="fadeKimg">Thousands of real images while the blocks of a resolution are faded in, at least 0.</param>
    /// <param name="stabilizationKimg">Thousands of real images at each resolution after that, at least 0.001.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public ProGanEstimator ProGan(string outputColumnName = "Image", string? imageColumnName = null, double fadeKimg = 800, double stabilizationKimg = 800) =>
        ProGan(new ProGanOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            FadeKimg = fadeKimg,
            StabilizationKimg = stabilizationKimg,
        });

    /// <summary>Creates a <see cref="ProGanEstimator"/>, which trains a ProGAN.</summary>
    /// <param name="options">The options; later changes to them do not reach the estimator.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ProGanEstimator ProGan(ProGanOptions options) => new(_context, options);
}
