namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains CycleGAN with the reference's defaults.</summary>
    /// <param name="outputColumnName">The column of translated images.</param>
    /// <param name="inputColumnName">The column of images to translate.</param>
    /// <param name="targetColumnName">The column of images such as they shall become, in any order.</param>
    /// <param name="epochs">Passes over the training data, at least 1.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GanEstimator<CycleGanOptions, TwoWayTransformer> CycleGan(
        string outputColumnName = "Translated", string inputColumnName = "Input", string targetColumnName = "Target", int epochs = 200) =>
        CycleGan(new CycleGanOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains CycleGAN (Zhu, Park, Isola and Efros 2017): translates images both ways, learning from two kinds of images that are no pairs.
    /// </summary>
    /// <remarks>
    /// <format type="text/markdown"><![CDATA[
    /// ### Input and Output Columns
    /// | Column | Used by | Type | Description |
    /// | -- | -- | -- | -- |
    /// | `Input` | Fit, Transform | vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage>; in Fit of known size | An image to translate; in Transform of any size. |
    /// | `Target` | Fit, Transform of `Reverse` | as `Input`, in Fit of its size | An image such as translations shall be; in Fit not that of the row's input. |
    /// | `Translated` (`OutputColumnName`) | output | as `Target`, in the size of `Input` | The translated input. |
    /// | `Reversed` (`ReverseOutputColumnName`) | output of `Reverse` | as `Input`, in the size of `Target` | The translated target. |
    /// ]]></format>
    /// Rows need not be pairs: each column is read in an order of its own. <see cref="GanDataCatalog.Unpaired"/> puts two
    /// data views side by side.
    /// </remarks>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/param|/returns|/exception"/>
    public GanEstimator<CycleGanOptions, TwoWayTransformer> CycleGan(CycleGanOptions options) => new(_context, options);
}
