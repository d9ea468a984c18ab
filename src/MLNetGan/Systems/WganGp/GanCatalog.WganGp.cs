namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains a WGAN-GP with the reference's defaults.</summary>
    /// <inheritdoc cref="VanillaGan(string, string?, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<WganGpOptions, GeneratorTransformer> WganGp(
        string outputColumnName = "Image", string? imageColumnName = null, int epochs = 100) => WganGp(new WganGpOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            Epochs = epochs,
        });

    /// <summary>Trains a WGAN-GP (Gulrajani 2017): DCGAN's networks, the discriminator a critic with a gradient penalty.</summary>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/*[not(self::summary)]"/>
    public GanEstimator<WganGpOptions, GeneratorTransformer> WganGp(WganGpOptions options) => new(_context, options);
}
