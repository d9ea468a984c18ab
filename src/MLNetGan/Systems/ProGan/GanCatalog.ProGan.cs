namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains a ProGAN with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of generated images.</param>
    /// <param name="imageColumnName">The column of training images; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="fadeKimg">Thousands of real images while the blocks of a resolution are faded in, at least 0.</param>
    /// <param name="stabilizationKimg">Thousands of real images at each resolution after that, at least 0.001.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GanEstimator<ProGanOptions, ProGanTransformer> ProGan(
        string outputColumnName = "Image", string? imageColumnName = null, double fadeKimg = 800, double stabilizationKimg = 800) =>
        ProGan(new ProGanOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            FadeKimg = fadeKimg,
            StabilizationKimg = stabilizationKimg,
        });

    /// <summary>
    /// Trains a ProGAN (Karras, Aila, Laine and Lehtinen 2017): networks that grow with the resolution of the images
    /// that they are trained on.
    /// </summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Image` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | Training images; their smaller side is 4 to 7 pixels doubled any number of times, such as 32, 28 or 1024. |
    /// | `LabelColumnName`, where it is set | Fit, Transform | [key](xref:Microsoft.ML.Data.KeyDataViewType) | The image's label; in Transform the label to generate. A missing label gives missing pixels (NaN), or a black image. |
    /// | `Seed` | Transform, optional | <xref:System.Int64> | What the row's noise is computed from; without it (and without `Latent`) the id of the row. |
    /// | `Latent` | Transform, optional | known-size vector of <xref:System.Single> | The row's noise itself: standard normal values. |
    /// | `Image` (`OutputColumnName`) | output | as the training column, of the resolution that training has reached | The generated image. |
    /// ]]></format>
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<ProGanOptions, ProGanTransformer> ProGan(ProGanOptions options) => new(_context, options);
}
