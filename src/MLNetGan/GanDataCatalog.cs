using Microsoft.ML;
using MLNetGan.Data;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

/// <summary>
/// Loads images as data views for training and joins data views. Reached through <c>mlContext.Gan().Data</c>.
/// </summary>
/// <remarks>
/// Loaded data has the column <c>Image</c> (<c>Vector&lt;Single, C, H, W&gt;</c>: planar, values 0..255, as ExtractPixels
/// makes them) and, where there are labels, the column <c>Label</c> (text). Systems that use labels want keys: map them
/// with <c>mlContext.Transforms.Conversion.MapValueToKey("Label")</c>. Loaded data is read in any order and by several
/// cursors at once, and can be shuffled; a row keeps its id under shuffles.
/// </remarks>
public sealed class GanDataCatalog
{
    private readonly MLContext _context;

    internal GanDataCatalog(MLContext context) => _context = context;

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
    /// <returns>A data view with the columns <c>Image</c> and, with labels, <c>Label</c>.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is no IDX file of bytes, does not hold what its head promises, or the two do not fit together.
    /// </exception>
    public IDataView LoadIdx(string imagesPath, string? labelsPath = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        return new ImageSetDataView(IdxFile.Load(imagesPath, labelsPath));
    }

    /// <summary>
    /// Loads a folder of PNG and JPEG files (.png, .jpg, .jpeg) with one sub-folder a label; or, when the files lie in
    /// the folder itself, images without labels.
    /// </summary>
    /// <remarks>
    /// Rows come by label, then by file name, both in ordinal order; hidden files and folders are passed over. Every
    /// file is checked at once. Images are decoded once, in parallel, and kept in memory, one byte a value, if that
    /// takes at most half of the memory this process may use; otherwise they are decoded at every reading. An image of
    /// another size is cut about its centre to the wanted aspect ratio and resized (bicubic).
    /// </remarks>
    /// <param name="folder">The folder.</param>
    /// <param name="height">Height in pixels; null, together with <paramref name="width"/>: that of the first image.</param>
    /// <param name="width">Width in pixels; null, together with <paramref name="height"/>: that of the first image.</param>
    /// <param name="channels">1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha); null: that of the first image.</param>
    /// <returns>A data view with the columns <c>Image</c> and, with sub-folders, <c>Label</c> (the sub-folder's name).</returns>
    /// <exception cref="ArgumentException">Only one of height and width is given, or a value is out of its range.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">The folder holds no images, or broken ones; up to five are named.</exception>
    public IDataView LoadImageFolder(string folder, int? height = null, int? width = null, int? channels = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (height is null != width is null)
            throw new ArgumentException($"Only one of height ({height}) and width ({width}) is given; expected both or none.", nameof(height));
        if (height is not null)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height.Value, nameof(height));
        if (width is not null)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width.Value, nameof(width));
        if (channels is not (null or 1 or 3 or 4))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "Images have 1, 3 or 4 channels.");
        long memoryLimit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        return new ImageSetDataView(ImageFolder.Load(folder, height, width, channels, memoryLimit));
    }

    /// <summary>
    /// Digits 0 to 9 drawn by this library: pen strokes with random shape, slant, thickness, size, position and grain,
    /// 28x28, one channel, white on black like MNIST. Needs no file.
    /// </summary>
    /// <remarks>
    /// Row i depends on the seed and on i alone, and every ten rows hold each label once. The first 200,000 digits are
    /// kept in memory once read (784 bytes each); any further are drawn again at every reading, some 100,000 a second.
    /// </remarks>
    /// <param name="count">How many digits, at least 1.</param>
    /// <param name="seed">Another seed gives other digits.</param>
    /// <returns>A data view with the columns <c>Image</c> (<c>Vector&lt;Single, 1, 28, 28&gt;</c>) and <c>Label</c> ("0" to "9").</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public IDataView DrawnDigits(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new ImageSetDataView(new DrawnDigitSet(count, seed));
    }

    /// <summary>Joins the rows of data views, one after the other.</summary>
    /// <remarks>
    /// The result has the columns of the first data view, with its annotations. Every other one must have each of them
    /// under the same name with the same type, key columns with the same key names too; columns that only others have
    /// are left out. A key column whose key names are text joins a text column as its names, so generated images (with
    /// key labels) can be added to loaded ones (with text labels). The result can be shuffled when all sources can and
    /// know their number of rows. Row ids are distinct, and stay under shuffles.
    /// </remarks>
    /// <param name="sources">The data views, at least one.</param>
    /// <returns>A data view that reads from the sources when it is read.</returns>
    /// <exception cref="ArgumentException">There are no sources, or a column does not fit; the message names it and both types.</exception>
    public IDataView Concatenate(params IDataView[] sources) => RowConcatenation.Concatenate(_context, sources);

    /// <summary>
    /// Saves images as PNG files, <c>folder/label/n.png</c> with n from 0 within each label, which
    /// <see cref="LoadImageFolder"/> reads. A file of the same name is replaced; each is either complete or not there.
    /// </summary>
    /// <param name="data">The images.</param>
    /// <param name="folder">The folder; made if missing.</param>
    /// <param name="imageColumnName">A <c>Vector&lt;Single, C, H, W&gt;</c> column with values 0..255.</param>
    /// <param name="labelColumnName">
    /// A text or key column. Where the data has no such column the files lie in the folder itself, <c>folder/n.png</c>.
    /// </param>
    /// <returns>The number of files written.</returns>
    /// <exception cref="ArgumentException">A column is missing or of another type, or a label cannot be the name of a folder.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public int SaveImageFolder(IDataView data, string folder, string imageColumnName = "Image", string labelColumnName = "Label")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return ImageSaving.SaveFolder(data, folder, imageColumnName, labelColumnName);
    }

    /// <summary>Saves all images of a data view on one PNG sheet, row by row in their order; small images are enlarged.</summary>
    /// <param name="data">The images, which must fit into memory together.</param>
    /// <param name="path">The file; it is either complete or not there.</param>
    /// <param name="columns">Images in a row of the sheet, at least 1.</param>
    /// <param name="imageColumnName">A <c>Vector&lt;Single, C, H, W&gt;</c> column with values 0..255.</param>
    /// <exception cref="ArgumentException">The column is missing or of another type, or there are no images.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveSampleSheet(IDataView data, string path, int columns = 10, string imageColumnName = "Image")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ImageSaving.SaveSheet(data, path, columns, imageColumnName);
    }
}
