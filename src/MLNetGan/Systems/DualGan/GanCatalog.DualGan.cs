namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains DualGAN with the reference's defaults.</summary>
    /// <inheritdoc cref="CycleGan(string, string, string, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<DualGanOptions, TwoWayTransformer> DualGan(
        string outputColumnName = "Translated", string inputColumnName = "Input", string targetColumnName = "Target", int epochs = 45) =>
        DualGan(new DualGanOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains DualGAN (Yi, Zhang, Tan and Gong 2017): translates images both ways by U-Nets, learning from two kinds of images that are
    /// no pairs.
    /// </summary>
    /// <inheritdoc cref="CycleGan(CycleGanOptions)" path="/*[not(self::summary)]"/>
    public GanEstimator<DualGanOptions, TwoWayTransformer> DualGan(DualGanOptions options) => new(_context, options);
}
