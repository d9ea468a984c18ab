namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains pix2pix with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of translated images.</param>
    /// <param name="inputColumnName">The column of images to translate.</param>
    /// <param name="targetColumnName">The column of expected translations, read in training only.</param>
    /// <param name="epochs">Passes over the training data, at least 1.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GanEstimator<Pix2PixOptions, ImageToImageTransformer> Pix2Pix(
        string outputColumnName = "Translated", string inputColumnName = "Input", string targetColumnName = "Target", int epochs = 200) =>
        Pix2Pix(new Pix2PixOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains pix2pix (Isola, Zhu, Zhou and Efros 2016): translates images, learning from pairs of an input and its target.
    /// </summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Input` | Fit, Transform | vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage>; in Fit of known size | The image to translate; in Transform of any size. |
    /// | `Target` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | What it should become. |
    /// | `Translated` (`OutputColumnName`) | output | as `Target`, in the size of `Input` | The translated image. |
    /// ]]></format>
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<Pix2PixOptions, ImageToImageTransformer> Pix2Pix(Pix2PixOptions options) => new(_context, options);
}
