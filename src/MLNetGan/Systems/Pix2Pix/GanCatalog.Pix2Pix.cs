namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Creates a <see cref="Pix2PixEstimator"/>, which trains pix2pix with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of translated images.</param>
    /// <param name="inputColumnName">The column of images to translate.</param>
    /// <param name="targetColumnName">The column of expected translations, read in training only.</param>
    /// <param name="epochs">Passes over the training data, at least 1.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Pix2PixEstimator Pix2Pix(string outputColumnName = "Translated", string inputColumnName = "Input", string targetColumnName = "Target", int epochs = 200) =>
        Pix2Pix(new Pix2PixOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        });

    /// <summary>Creates a <see cref="Pix2PixEstimator"/>, which trains pix2pix.</summary>
    /// <param name="options">The options; later changes to them do not reach the estimator.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Pix2PixEstimator Pix2Pix(Pix2PixOptions options) => new(_context, options);
}
