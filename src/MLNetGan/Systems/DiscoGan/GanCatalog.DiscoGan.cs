namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains DiscoGAN with the reference's defaults.</summary>
    /// <inheritdoc cref="CycleGan(string, string, string, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<DiscoGanOptions, TwoWayTransformer> DiscoGan(
        string outputColumnName = "Translated", string inputColumnName = "Input", string targetColumnName = "Target", int epochs = 5000) =>
        DiscoGan(new DiscoGanOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains DiscoGAN (Kim, Cha, Kim, Lee and Kim 2017): translates images both ways through encoders and decoders, learning from
    /// two kinds of images that are no pairs.
    /// </summary>
    /// <inheritdoc cref="CycleGan(CycleGanOptions)" path="/*[not(self::summary)]"/>
    public GanEstimator<DiscoGanOptions, TwoWayTransformer> DiscoGan(DiscoGanOptions options) => new(_context, options);
}
