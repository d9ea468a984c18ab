namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains a context encoder of the centre with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of completed images.</param>
    /// <param name="imageColumnName">The column of images.</param>
    /// <param name="epochs">Passes over the training data, at least 1.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GanEstimator<ContextEncoderOptions, ContextEncoderTransformer> ContextEncoder(
        string outputColumnName = "Completed", string imageColumnName = "Image", int epochs = 500) =>
        ContextEncoder(new ContextEncoderOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains a context encoder (Pathak, Krähenbühl, Donahue, Darrell and Efros 2016): fills hidden parts of images in from what is
    /// around them. It learns from images alone.
    /// </summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Image` | Fit, Transform | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | The image; sides of 16 pixels or more that can be halved down to a base of 4 to 7. |
    /// | `Mask` | Transform, optional | as `Image`, with one channel | What is more than half white is filled in, by what is trained with `Region` `RandomBlocks`; without the column the centre is. |
    /// | `Completed` (`OutputColumnName`) | output | as `Image` | The completed image. |
    /// ]]></format>
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<ContextEncoderOptions, ContextEncoderTransformer> ContextEncoder(ContextEncoderOptions options) =>
        new(_context, options);
}
