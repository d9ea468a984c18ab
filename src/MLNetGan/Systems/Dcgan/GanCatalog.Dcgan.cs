namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>
    /// Trains a DCGAN with the reference's defaults. Its learning rates are a thousandth after 25 epochs: for many more than 35 give
    /// options with another <see cref="TrainingOptions.Schedule"/>.
    /// </summary>
    /// <inheritdoc cref="VanillaGan(string, string?, int)" path="/*[not(self::summary)]"/>
    public GanEstimator<DcganOptions, GeneratorTransformer> Dcgan(
        string outputColumnName = "Image", string? imageColumnName = null, int epochs = 35) => Dcgan(new DcganOptions
        {
            OutputColumnName = outputColumnName,
            ImageColumnName = imageColumnName ?? outputColumnName,
            Epochs = epochs,
        });

    /// <summary>
    /// Trains a DCGAN (Radford, Metz and Chintala 2015): convolutional networks that make images from noise, without labels.
    /// </summary>
    /// <inheritdoc cref="VanillaGan(VanillaGanOptions)" path="/*[not(self::summary)]"/>
    public GanEstimator<DcganOptions, GeneratorTransformer> Dcgan(DcganOptions options) => new(_context, options);
}
