using Microsoft.ML;
using MLNetGan.Data;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

public sealed partial class GanDataCatalog
{
    /// <summary>
    /// Loads two folders of image files that are no pairs, such as photos of horses and of zebras, for systems that learn
    /// to translate one into the other.
    /// </summary>
    /// <remarks>Each folder is loaded as by <see cref="LoadImageFolder"/>, and both are joined as by <see cref="Unpaired"/>.</remarks>
    /// <param name="inputFolder">The images of the column <c>Input</c>.</param>
    /// <param name="targetFolder">The images of the column <c>Target</c>.</param>
    /// <param name="height">Height in pixels; null, together with <paramref name="width"/>: that of the first input.</param>
    /// <param name="width">Width in pixels; null, together with <paramref name="height"/>: that of the first input.</param>
    /// <param name="channels">
    /// 1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha), for both columns; null: as for a folder of images, over both.
    /// </param>
    /// <param name="inputChannels">Channels of <c>Input</c>, if not those of <c>Target</c>; null: <paramref name="channels"/>.</param>
    /// <returns>
    /// A data view with the columns <c>Input</c> and <c>Target</c> (<c>Vector&lt;Single, C, H, W&gt;</c>, values 0..255) and, where inputs
    /// lie in one sub-folder a label, their <c>Label</c> (text).
    /// </returns>
    /// <exception cref="ArgumentException">Only one of height and width is given, or a value is out of its range.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder is missing.</exception>
    /// <exception cref="InvalidDataException">A folder holds no images, or broken ones; up to five are named.</exception>
    public IDataView LoadUnpaired(
        string inputFolder, string targetFolder, int? height = null, int? width = null, int? channels = null, int? inputChannels = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputFolder);
        ArgumentException.ThrowIfNullOrEmpty(targetFolder);
        CheckShape(height, width, channels);
        CheckChannels(inputChannels, nameof(inputChannels));
        (ImageSet input, ImageSet target) = Load(settings =>
            UnpairedFolders.Load(inputFolder, targetFolder, height, width, channels, inputChannels, settings));
        return Unpaired(new ImageSetDataView(input), new ImageSetDataView(target),
            labelColumnName: input.LabelNames is null ? null : ImageSetDataView.LabelColumn);
    }

    /// <summary>
    /// Loads the usual layout of unpaired data: a folder with the images in <c>trainA</c> and <c>trainB</c>, and others in
    /// <c>testA</c> and <c>testB</c>.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isTest">Whether to load <c>testA</c> and <c>testB</c>.</param>
    /// <param name="height">Height in pixels; null, together with <paramref name="width"/>: that of the first image of A.</param>
    /// <param name="width">Width in pixels; null, together with <paramref name="height"/>: that of the first image of A.</param>
    /// <param name="channels">As for two folders.</param>
    /// <param name="inputChannels">As for two folders.</param>
    /// <returns>
    /// A data view with the columns <c>Input</c> (A), <c>Target</c> (B) and perhaps <c>Label</c> (of A), as for two folders.
    /// </returns>
    /// <exception cref="ArgumentException">Only one of height and width is given, or a value is out of its range.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder is missing.</exception>
    /// <exception cref="InvalidDataException">A folder holds no images, or broken ones; up to five are named.</exception>
    public IDataView LoadUnpaired(
        string folder, bool isTest = false, int? height = null, int? width = null, int? channels = null, int? inputChannels = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (string input, string target) = UnpairedFolders.Find(folder, isTest);
        return LoadUnpaired(input, target, height, width, channels, inputChannels);
    }

    /// <summary>Puts images of two data views side by side that are no pairs.</summary>
    /// <remarks>
    /// Row i has image i of each; the shorter data view begins again where it ends, up to the end of the longer one. What stands
    /// in one row does not belong together: when the result is shuffled, each column has an order of its own. It can be
    /// shuffled when both data views can.
    /// </remarks>
    /// <param name="inputs">The images of the column <c>Input</c>.</param>
    /// <param name="targets">The images of the column <c>Target</c>.</param>
    /// <param name="inputColumnName">The column of <paramref name="inputs"/>.</param>
    /// <param name="targetColumnName">The column of <paramref name="targets"/>.</param>
    /// <param name="labelColumnName">
    /// A column of <paramref name="inputs"/> that goes with its images, such as their labels; null for none.
    /// </param>
    /// <returns>
    /// A data view with the columns <c>Input</c> and <c>Target</c>, of the types of the two columns, and that of labels under its own name.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    public IDataView Unpaired(
        IDataView inputs, IDataView targets, string inputColumnName = "Image", string targetColumnName = "Image",
        string? labelColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        List<(int View, DataViewSchema.Column Column, string Name)> columns =
        [
            (0, Pipeline.Columns.SchemaError.Find(inputs.Schema, "input", inputColumnName), ImageSetDataView.InputColumn),
            (1, Pipeline.Columns.SchemaError.Find(targets.Schema, "target", targetColumnName), ImageSetDataView.TargetColumn),
        ];
        if (labelColumnName is not null)
            columns.Add((0, Pipeline.Columns.SchemaError.Find(inputs.Schema, "label", labelColumnName), labelColumnName));
        return new UnpairedDataView([inputs, targets], [.. columns]);
    }

    /// <summary>
    /// Makes every pixel 0 or 255, with its brightness as the chance of 255: what systems that model binary images train on,
    /// and are compared on.
    /// </summary>
    /// <remarks>Pixels are drawn once: every reading gives the same, in any order, by the seed and the ids of the rows.</remarks>
    /// <param name="data">The images.</param>
    /// <param name="imageColumnName">A <c>Vector&lt;Single, C, H, W&gt;</c> column with values 0..255.</param>
    /// <param name="seed">Another number gives other drawings.</param>
    /// <returns>
    /// The data view with the column of images made binary. Reading a row with a pixel below 0, above 255 or not finite throws
    /// <see cref="InvalidDataException"/>, which names column and row; an image that is missing, NaN throughout, stays so.
    /// </returns>
    /// <exception cref="ArgumentException">The column is missing or of another type.</exception>
    public IDataView Binarize(IDataView data, string imageColumnName = "Image", long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ChangedImagesDataView(data, ImageSaving.VectorColumn(data.Schema, imageColumnName), seed, () => new Binarization());
    }
}
