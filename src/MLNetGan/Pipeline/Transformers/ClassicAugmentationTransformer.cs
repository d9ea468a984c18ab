using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Augmenting;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

/// <summary>
/// Varies images as they are read: shifted, turned, zoomed, mirrored, brighter or darker. Made by <see cref="GanDataCatalog.Classic"/>; it
/// needs no fitting.
/// </summary>
/// <remarks>
/// Row i becomes the same at every reading, in any order, by the seed and the row's id: other variations of the same images take another
/// seed. It is for training data: rows of a prediction engine cannot be varied, and it cannot be saved in a model.
/// </remarks>
public sealed class ClassicAugmentationTransformer : ITransformer
{
    private readonly ClassicAugmentationOptions _options;

    internal ClassicAugmentationTransformer(ClassicAugmentationOptions options) => _options = options.Checked();

    bool ITransformer.IsRowToRowMapper => false;

    /// <summary>The columns of varied data, which are those of the input.</summary>
    /// <param name="inputSchema">The columns of the input.</param>
    /// <exception cref="ArgumentException">The column of images is missing or of another type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ImageSaving.VectorColumn(inputSchema, _options.ImageColumnName);
        return inputSchema;
    }

    /// <summary>Varies the images of data; each is varied when it is read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>
    /// The data with the images varied, in whole numbers from 0 to 255. Reading a row with a pixel below 0, above 255 or not finite throws
    /// <see cref="InvalidDataException"/>; an image that is missing, NaN throughout, stays so.
    /// </returns>
    /// <exception cref="ArgumentException">The column of images is missing or of another type.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column image = ImageSaving.VectorColumn(input.Schema, _options.ImageColumnName);
        return new ChangedImagesDataView(
            input, image, _options.Seed, () => new ClassicVariation(_options, ImageSaving.ShapeOf(image)));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        throw new InvalidOperationException(
            "Classic augmentation varies training data, and maps no single rows. Leave it out of what predicts.");

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        throw new NotSupportedException("Classic augmentation is for training data and is not saved. Vary the data before Fit, and save " +
            "what was fitted.");
}
