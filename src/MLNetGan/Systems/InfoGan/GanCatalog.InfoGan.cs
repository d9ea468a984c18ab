namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains an InfoGAN with the reference's defaults.</summary>
    /// <inheritdoc cref="VanillaGan(string, string?, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<InfoGanOptions, InfoGanTransformer> InfoGan(
        string outputColumnName = "Image", string? imageColumnName = null, int epochs = 100) => InfoGan(new InfoGanOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains an InfoGAN (Chen et al. 2016): images with codes whose meaning is learned without labels, and a network that
    /// tells the codes of images.
    /// </summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Image` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | Training images. |
    /// | `Category` (each of `Codes`) | Transform, optional | [key](xref:Microsoft.ML.Data.KeyDataViewType) of <xref:System.UInt32>, or <xref:System.Single> | The code; where it is missing it is computed as noise is. |
    /// | `Seed` | Transform, optional | <xref:System.Int64> | What the row's noise is computed from; without it (and without `Latent`) the id of the row. |
    /// | `Latent` | Transform, optional | known-size vector of <xref:System.Single> | The row's noise itself: standard normal values. |
    /// | `Image` (`OutputColumnName`) | output | as the training column | The generated image. |
    /// ]]></format>
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<InfoGanOptions, InfoGanTransformer> InfoGan(InfoGanOptions options) => new(_context, options);
}
