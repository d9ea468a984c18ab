namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains pix2pixHD with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of translated images.</param>
    /// <param name="inputColumnName">The column of images to translate.</param>
    /// <param name="targetColumnName">The column of expected translations, read in training only.</param>
    /// <param name="epochs">Passes over the training data; the local enhancer learns from the 201st on.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GanEstimator<Pix2PixHdOptions, ImageToImageTransformer> Pix2PixHd(
        string outputColumnName = "Translated", string inputColumnName = "Input", string targetColumnName = "Target", int epochs = 300) =>
        Pix2PixHd(new Pix2PixHdOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains pix2pixHD (Wang, Liu, Zhu, Tao, Kautz and Catanzaro 2018): translates images, learning from pairs of an input and its target,
    /// from coarse to fine, for results larger and sharper than pix2pix makes.
    /// </summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Input` | Fit, Transform | vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage>; in Fit of known size | The image to translate; in Transform of any size. |
    /// | `Instance` (`InstanceColumnName`) | Fit, Transform, where it is named | as `Input`, with one channel | Values that differ from one object to the next. |
    /// | `Seed` (`SeedColumnName`) | Transform, optional, with `Features` | <xref:System.Int64> | What the row's features are drawn with; without it the id of the row. |
    /// | `Target` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | What it should become. |
    /// | `Translated` (`OutputColumnName`) | output | as `Target`, in the size of `Input` | The translated image. |
    /// ]]></format>
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<Pix2PixHdOptions, ImageToImageTransformer> Pix2PixHd(Pix2PixHdOptions options) => new(_context, options);
}
