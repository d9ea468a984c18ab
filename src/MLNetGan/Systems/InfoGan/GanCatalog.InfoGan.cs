namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Creates a <see cref="InfoGanEstimator"/>, which trains an InfoGAN with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of generated images.</param>
    /// <param name="imageColumnName">The column of training images; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="epochs">Passes over the training data, at least 1.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public InfoGanEstimator InfoGan(string outputColumnName = "Image", string? imageColumnName = null, int epochs = 100) =>
        InfoGan(new InfoGanOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            Epochs = epochs,
        });

    /// <summary>Creates a <see cref="InfoGanEstimator"/>, which trains an InfoGAN.</summary>
    /// <param name="options">The options; later changes to them do not reach the estimator.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public InfoGanEstimator InfoGan(InfoGanOptions options) => new(_context, options);
}
