namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains a CGAN with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of generated images.</param>
    /// <param name="imageColumnName">The column of training images; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="labelColumnName">The key-typed label column (use MapValueToKey).</param>
    /// <param name="epochs">Passes over the training data, at least 1.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GanEstimator<CganOptions, LabeledGeneratorTransformer> Cgan(
        string outputColumnName = "Image", string? imageColumnName = null, string labelColumnName = "Label", int epochs = 100) =>
        Cgan(new CganOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            LabelColumnName = labelColumnName,
            Epochs = epochs,
        });

    /// <summary>Trains a CGAN (Mirza and Osindero 2014): images of a wanted label.</summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Image` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | Training images. |
    /// | `Label` | Fit, Transform | [key](xref:Microsoft.ML.Data.KeyDataViewType) | The image's label; in Transform the label to generate. A missing label gives missing pixels (NaN), or a black image. |
    /// | `Seed` | Transform, optional | <xref:System.Int64> | What the row's noise is computed from; without it (and without `Latent`) the id of the row. |
    /// | `Latent` | Transform, optional | known-size vector of <xref:System.Single> | The row's noise itself: standard normal values. |
    /// | `Image` (`OutputColumnName`) | output | as the training column | The generated image. |
    /// ]]></format>
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<CganOptions, LabeledGeneratorTransformer> Cgan(CganOptions options) => new(_context, options);
}
