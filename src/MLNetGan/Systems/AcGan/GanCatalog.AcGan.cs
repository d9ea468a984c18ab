namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Trains an AC-GAN with the reference's defaults.</summary>
    /// <inheritdoc cref="Cgan(string, string?, string, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<AcGanOptions, AcGanTransformer> AcGan(
        string outputColumnName = "Image", string? imageColumnName = null, string labelColumnName = "Label", int epochs = 100) =>
        AcGan(new AcGanOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            LabelColumnName = labelColumnName,
            Epochs = epochs,
        });

    /// <summary>Trains an AC-GAN (Odena, Olah and Shlens 2016): images of a wanted label, and a classifier of images.</summary>
    /// <inheritdoc cref="Cgan(CganOptions)" path="/*[not(self::summary)]"/>
    public GanEstimator<AcGanOptions, AcGanTransformer> AcGan(AcGanOptions options) => new(_context, options);
}
