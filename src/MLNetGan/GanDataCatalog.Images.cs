using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

public sealed partial class GanDataCatalog
{
    /// <summary>
    /// Loads images, and labels if given, from IDX files (the format of MNIST), plain or gzip; the first bytes tell
    /// which, not the name. All pixels are kept in memory, one byte a value.
    /// </summary>
    /// <param name="imagesPath">
    /// Images of unsigned bytes: count x height x width (idx3-ubyte) or count x channels x height x width with 1, 3 or
    /// 4 channels.
    /// </param>
    /// <param name="labelsPath">
    /// As many labels of unsigned bytes (idx1-ubyte); column <c>Label</c> holds each number as text. Null: no such column.
    /// </param>
    /// <param name="padding">
    /// Pixels of 0 that are added on each side of every image, at least 0: 2 makes of MNIST's 28x28 the 32x32 that networks
    /// which grow from 4x4 want.
    /// </param>
    /// <param name="height">
    /// Height in pixels to which images are brought after padding, as those of folders are; null, together with
    /// <paramref name="width"/>: their own.
    /// </param>
    /// <param name="width">Width in pixels; null, together with <paramref name="height"/>: their own.</param>
    /// <returns>A data view with the columns <c>Image</c> and, with labels, <c>Label</c>.</returns>
    /// <exception cref="ArgumentException">Only one of height and width is given, or a value is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="padding"/> is below 0 or above 1024.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is no IDX file of bytes, does not hold what its head promises, or more than fits <see cref="MemoryBudget"/>, or the
    /// two do not fit together.
    /// </exception>
    public IDataView LoadIdx(string imagesPath, string? labelsPath = null, int padding = 0, int? height = null, int? width = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(padding, MostPadding);
        CheckShape(height, width, null);
        return new ImageSetDataView(Load(settings =>
        {
            ImageSet images = IdxFile.Load(imagesPath, labelsPath, settings.Budget);
            if (padding > 0)
                images = new PaddedImageSet(images, padding);
            ImageSet own = images;
            if (height is { } rows && width is { } columns)
                images = ResizedImages.Create(images, rows, columns, settings.Budget);
            string resized = own == images ? "" : $"; {SetReport.Resized(images.Count)}";
            // Of EMNIST's letters, which are numbered from 1, there is no 0.
            string labels = images.LabelNames is null ? ""
                : $" of {SetReport.Count(Enumerable.Range(0, images.Count).Select(images.LabelOf).Distinct().Count(), "label")}";
            settings.Inform(SetReport.Describe(imagesPath, SetReport.Count(images.Count, "image") + labels, images.Shape) + resized);
            return images;
        }));
    }

    /// <summary>
    /// Loads a folder of image files with one sub-folder a label; or, when the files lie in the folder itself, images without
    /// labels.
    /// </summary>
    /// <remarks>
    /// Rows come by label, then by file name, both in ordinal order; hidden files and folders are passed over. Every
    /// file is checked at once. Images are decoded once, in parallel, and kept in memory, one byte a value, if that
    /// fits <see cref="MemoryBudget"/>; otherwise they are decoded at every reading. An image of another size is cut about its
    /// centre to the wanted aspect ratio and resized (bicubic). Where the set has no alpha, transparent images lie on white.
    /// </remarks>
    /// <param name="folder">The folder.</param>
    /// <param name="height">Height in pixels; null, together with <paramref name="width"/>: that of the first image.</param>
    /// <param name="width">Width in pixels; null, together with <paramref name="height"/>: that of the first image.</param>
    /// <param name="channels">
    /// 1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha); null: 4 where all images may be transparent, else 3 where any has colour
    /// (palettes count as colour), else 1.
    /// </param>
    /// <returns>A data view with the columns <c>Image</c> and, with sub-folders, <c>Label</c> (the sub-folder's name).</returns>
    /// <exception cref="ArgumentException">Only one of height and width is given, or a value is out of its range.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder, or one of its sub-folders, may not be listed.</exception>
    /// <exception cref="InvalidDataException">The folder holds no images, or broken ones; up to five are named.</exception>
    public IDataView LoadImageFolder(string folder, int? height = null, int? width = null, int? channels = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        CheckShape(height, width, channels);
        return new ImageSetDataView(Load(settings => ImageFolder.Load(folder, height, width, channels, settings)));
    }

    /// <summary>Loads one image file in its own size, as a data view of one row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="outputColumnName">The column of the image.</param>
    /// <param name="channels">1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha); null: those of the file.</param>
    /// <param name="isMap">
    /// Whether it is a map of numbers, as <see cref="Pix2PixHdOptions.LabelClasses"/> has them: its one channel is its grey of eight bits,
    /// and a map in colours, of another depth, or in a JPEG or a lossy WebP, which change numbers, is refused.
    /// </param>
    /// <returns>A data view with one column (<c>Vector&lt;Single, C, H, W&gt;</c>, values 0..255).</returns>
    /// <exception cref="ArgumentException">A map is to have more than one channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="channels"/> is out of its range.</exception>
    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no readable image, is cut short, or is too large for <see cref="MemoryBudget"/>.
    /// </exception>
    public IDataView LoadImage(string path, string outputColumnName = "Image", int? channels = null, bool isMap = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        CheckShape(null, null, channels);
        if (isMap && channels > 1)
            throw new ArgumentException($"A map of numbers has one channel, not {channels}.", nameof(channels));
        if (!File.Exists(path))
            throw new FileNotFoundException($"Could not find the image file '{path}'. Check the path.", path);
        return new ImageSetDataView(Load(settings => ImageFolder.LoadFile(path, isMap ? 1 : channels, isMap, settings)), outputColumnName);
    }

    /// <summary>Gives plain vectors of pixels, such as the columns of a text file, the dimensions of images.</summary>
    /// <remarks>
    /// Pixels stay as they are, and in their order: row by row, of several channels one after the other. It is for the columns of
    /// <c>LoadFromTextFile</c>, whose type <c>Vector&lt;Single, 784&gt;</c> does not say how high images of 784 pixels are.
    /// </remarks>
    /// <param name="data">The data.</param>
    /// <param name="columnName">A column of type <c>Vector&lt;Single&gt;</c>, of which the images take the place.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="channels">1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha).</param>
    /// <returns>The data with the column as <c>Vector&lt;Single, C, H, W&gt;</c>.</returns>
    /// <exception cref="ArgumentException">The column is missing, or its vectors have another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public IDataView Reshape(IDataView data, string columnName, int height, int width, int channels = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(columnName);
        CheckShape(height, width, channels);
        return Reshaping.Reshape(_context, data, columnName, new VectorDataViewType(NumberDataViewType.Single, channels, height, width));
    }

    internal const int MostPadding = 1024;

    private void CheckShape(int? height, int? width, int? channels)
    {
        if (height is null != width is null)
            throw new ArgumentException(
                $"Only one of height ({height}) and width ({width}) is given; expected both or none.", nameof(height));
        if (height is not null)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height.Value, nameof(height));
        if (width is not null)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width.Value, nameof(width));
        CheckChannels(channels, nameof(channels));
        var budget = new MemoryBudget(MemoryBudget);
        if (height is { } rows && width is { } columns && !budget.HoldsRow(new ImageShape(channels ?? 3, rows, columns)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(height),
                $"Images of {rows}x{columns} pixels are too large: expected such as fit {budget}, what images may take of memory. " +
                "Choose a smaller size.");
        }
    }

    private static void CheckChannels(int? channels, string name)
    {
        if (channels is not (null or 1 or 3 or 4))
            throw new ArgumentOutOfRangeException(name, channels, "Images have 1, 3 or 4 channels.");
    }
}
