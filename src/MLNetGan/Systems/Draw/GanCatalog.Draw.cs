namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains a DRAW with the defaults of its options.</summary>
    /// <inheritdoc cref="VanillaGan(string, string?, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<DrawOptions, DrawTransformer> Draw(
        string outputColumnName = "Image", string? imageColumnName = null, int epochs = 100) => Draw(new DrawOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains a DRAW (Gregor 2015): images painted step by step through a window that moves, and an encoder that tells how an image is
    /// painted, and how probable it is.
    /// </summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Image` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | Training images, of any size: a pixel's brightness is the probability that it is bright. |
    /// | `Seed` | Transform, optional | <xref:System.Int64> | What the row's noise is computed from; without it (and without `Latent`) the id of the row. |
    /// | `Latent` | Transform, optional | known-size vector of <xref:System.Single> | The row's noise itself, `LatentsPerStep` values for each step: standard normal values, or what the encoder gave. |
    /// | `Image` (`OutputColumnName`) | output | as the training column | The generated image: the brightness that pixels have on average. |
    /// ]]></format>
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<DrawOptions, DrawTransformer> Draw(DrawOptions options) => new(_context, options);
}
