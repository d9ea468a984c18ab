namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains an LSGAN with the reference's defaults.</summary>
    /// <inheritdoc cref="VanillaGan(string, string?, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<LsganOptions, GeneratorTransformer> Lsgan(
        string outputColumnName = "Image", string? imageColumnName = null, int epochs = 35) => Lsgan(new LsganOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            Epochs = epochs,
        });

    /// <summary>Trains an LSGAN (Mao 2016): DCGAN's networks under least-squares losses.</summary>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/*[not(self::summary)]"/>
    public GanEstimator<LsganOptions, GeneratorTransformer> Lsgan(LsganOptions options) => new(_context, options);
}
