namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains a WGAN with the reference's defaults.</summary>
    /// <inheritdoc cref="VanillaGan(string, string?, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<WganOptions, GeneratorTransformer> Wgan(
        string outputColumnName = "Image", string? imageColumnName = null, int epochs = 100) => Wgan(new WganOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            Epochs = epochs,
        });

    /// <summary>Trains a WGAN (Arjovsky 2017): DCGAN's networks, the discriminator a critic with clipped weights.</summary>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/*[not(self::summary)]"/>
    public GanEstimator<WganOptions, GeneratorTransformer> Wgan(WganOptions options) => new(_context, options);
}
