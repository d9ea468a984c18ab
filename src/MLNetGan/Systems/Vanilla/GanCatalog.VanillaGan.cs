namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains the first GAN with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of generated images.</param>
    /// <param name="imageColumnName">The column of training images; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="epochs">Passes over the training data, at least 1.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GanEstimator<VanillaGanOptions, GeneratorTransformer> VanillaGan(
        string outputColumnName = "Image", string? imageColumnName = null, int epochs = 100) => VanillaGan(new VanillaGanOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            Epochs = epochs,
        });

    /// <summary>Trains the first GAN (Goodfellow 2014): fully connected networks that make images from noise, without labels.</summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Image` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | Training images. |
    /// | `Seed` | Transform, optional | <xref:System.Int64> | What the row's noise is computed from; without it (and without `Latent`) the id of the row. |
    /// | `Latent` | Transform, optional | known-size vector of <xref:System.Single> | The row's noise itself: standard normal values. |
    /// | `Image` (`OutputColumnName`) | output | as the training column | The generated image. |
    /// ]]></format>
    /// </remarks>
    /// <param name="options">The options; later changes to them do not reach the estimator.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GanEstimator<VanillaGanOptions, GeneratorTransformer> VanillaGan(VanillaGanOptions options) => new(_context, options);
}
