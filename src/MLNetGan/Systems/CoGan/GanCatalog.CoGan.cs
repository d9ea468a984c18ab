namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains CoGAN with the reference's defaults.</summary>
    /// <param name="inputColumnName">The column of images of one kind, in training data and of what is made.</param>
    /// <param name="targetColumnName">The column of images of the other kind, in any order.</param>
    /// <param name="labelColumnName">The key-typed column of the inputs' labels; null for no classifier of targets.</param>
    /// <param name="epochs">Passes over the training data, at least 1.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GanEstimator<CoGanOptions, CoGanTransformer> CoGan(
        string inputColumnName = "Input", string targetColumnName = "Target", string? labelColumnName = null, int epochs = 100) =>
        CoGan(new CoGanOptions
        {
            InputColumnName = inputColumnName,
            TargetColumnName = targetColumnName,
            LabelColumnName = labelColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains CoGAN (Liu and Tuzel 2016): pairs of images from noise, learning from two kinds of images that are no pairs.
    /// </summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Input` | Fit; output | vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> | An image of one kind, such as a digit. |
    /// | `Target` | Fit; output; Transform of `Classifier` | as `Input`, of its height and width | An image of the other kind, such as the edges of a digit; in Fit not of the row's input. |
    /// | `Label` (`LabelColumnName`) | Fit, if named | key | The label of the row's input; those of targets are never read. |
    /// | `Seed` | Transform, optional | <xref:System.Int64> | What a row's noise is computed from; without it the row's id. |
    /// | `Latent` | Transform, optional | vector of <xref:System.Single> | A ready latent vector, which goes before the seed. |
    /// ]]></format>
    /// Rows need not be pairs: each column is read in an order of its own. <see cref="GanDataCatalog.Unpaired"/> puts two
    /// data views side by side.
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<CoGanOptions, CoGanTransformer> CoGan(CoGanOptions options) => new(_context, options);
}
