using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetGan.Data;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

/// <summary>
/// Loads images as data views for training and joins data views. Reached through <c>mlContext.Gan().Data</c>.
/// </summary>
/// <remarks>
/// Loaded data has the column <c>Image</c> (<c>Vector&lt;Single, C, H, W&gt;</c>: planar, values 0..255, as ExtractPixels
/// makes them) and, where there are labels, the column <c>Label</c> (text); pairs have the columns <c>Input</c> and
/// <c>Target</c> instead, both of the type of <c>Image</c>. Systems that use labels want keys: map them
/// with <c>mlContext.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: KeyOrdinality.ByValue)</c> (of
/// <c>ValueToKeyMappingEstimator</c>), or without the ordinality to number labels as they come. Loaded data is read in any order and by
/// several cursors at once, and can be shuffled; a row keeps its id under shuffles.
/// <para>
/// Image files are PNG, JPEG, WebP, BMP, GIF or TIFF files (.png, .jpg, .jpeg, .jfif, .webp, .bmp, .gif, .tif, .tiff). They are
/// turned upright as their EXIF data says; of animations the first frame is read. A file that cannot be read, or whose end is
/// missing, is an error; files of other types are passed over. What a set came to, and what was passed over, goes to
/// <c>MLContext.Log</c> in one line.
/// </para>
/// <para>
/// Images are saved as values 0..255. Columns that a generator or a translator made tell the range that it was trained on
/// (<see cref="TrainingOptions.PixelMinimum"/>), as long as no other transform makes them anew and the pipeline was not saved and loaded;
/// of other vectors that are all near 0 a warning goes to <c>MLContext.Log</c>.
/// </para>
/// </remarks>
public sealed partial class GanDataCatalog
{
    /// <summary>The source of what loaders write to MLContext.Log.</summary>
    internal const string LogSource = "MLNetGan.Data";

    private readonly MLContext _context;

    internal GanDataCatalog(MLContext context) => _context = context;

    /// <summary>
    /// How many bytes images may take at once, above 0: one image while it is decoded, a set that is kept in memory, what an
    /// IDX file unpacks to. By default half of the memory that this process may use.
    /// </summary>
    /// <remarks>
    /// The heads of files are held against it before memory is taken. A folder that takes more is decoded at every reading; one
    /// image, or an IDX file, that takes more is refused.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long MemoryBudget
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Imaging.MemoryBudget.OfMachine.Bytes;

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
    /// <remarks>
    /// Folders have names that every system takes. In a label, what some system refuses is written as in web addresses, <c>%</c>
    /// and two hexadecimal digits a byte of UTF-8: control characters, <c>&lt; &gt; : " / \ | ? * %</c>, a space or
    /// point at its beginning or end, the first letter of a device's name such as <c>CON</c>, and of a label that differs from an earlier
    /// one by case only. <see cref="Uri.UnescapeDataString(string)"/> gives the label back.
    /// </remarks>
    /// <param name="data">The images.</param>
    /// <param name="folder">The folder; made if missing.</param>
    /// <param name="imageColumnName">
    /// A <c>Vector&lt;Single, C, H, W&gt;</c> column with values 0..255, a generated one of the range of its training, or a column of
    /// images.
    /// </param>
    /// <param name="labelColumnName">
    /// A text or key column. Where the data has no such column the files lie in the folder itself, <c>folder/n.png</c>.
    /// </param>
    /// <returns>The number of files written.</returns>
    /// <exception cref="ArgumentException">A column is missing or of another type, or a row has no label.</exception>
    /// <exception cref="InvalidDataException">A row holds no image.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public int SaveImageFolder(IDataView data, string folder, string imageColumnName = "Image", string labelColumnName = "Label")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return ImageSaving.SaveFolder(data, folder, imageColumnName, labelColumnName, Warn);
    }

    /// <summary>
    /// Saves images, and labels if wanted, as IDX files (the format of MNIST), which <see cref="LoadIdx"/> reads: a million images in one
    /// file.
    /// </summary>
    /// <remarks>
    /// Labels are bytes. Where all names of a key column are numbers from 0 to 255, as those of loaded IDX files are, they are these; else
    /// they are the indices of the keys, from 0 in the order of their names. A text column must hold such numbers.
    /// </remarks>
    /// <param name="data">The images, all of one size.</param>
    /// <param name="imagesPath">
    /// The file of images, unsigned bytes: count x height x width of grey images (idx3-ubyte), else count x channels x height x width
    /// (idx4-ubyte). It is written plain, not gzip, and is either complete or not there. Its folder is made if missing.
    /// </param>
    /// <param name="labelsPath">The file of as many labels (idx1-ubyte); null: none.</param>
    /// <param name="imageColumnName">
    /// A <c>Vector&lt;Single, C, H, W&gt;</c> column with values 0..255, a generated one of the range of its training, or a column of
    /// images.
    /// </param>
    /// <param name="labelColumnName">A key or text column; not read without <paramref name="labelsPath"/>.</param>
    /// <returns>The number of images.</returns>
    /// <exception cref="ArgumentException">
    /// A column is missing or of another type, there are no images, a label is no such number, a path ends in .gz, or both are the same.
    /// </exception>
    /// <exception cref="InvalidDataException">A row holds no image, or one of another size.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public int SaveIdx(
        IDataView data, string imagesPath, string? labelsPath = null, string imageColumnName = "Image", string labelColumnName = "Label")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        if (labelsPath is not null)
            ArgumentException.ThrowIfNullOrEmpty(labelsPath);
        foreach (string path in (string[])[imagesPath, labelsPath ?? imagesPath])
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return IdxSaving.Save(data, [(imageColumnName, imagesPath)], labelsPath is null ? null : (labelColumnName, labelsPath), Warn);
    }

    /// <summary>Saves the image of a data view's first row as a PNG file, in its own size.</summary>
    /// <param name="data">The image; further rows are not read.</param>
    /// <param name="path">The file; it is either complete or not there. Its folder is made if missing.</param>
    /// <param name="imageColumnName">
    /// A <c>Vector&lt;Single, C, H, W&gt;</c> column with values 0..255, a generated one of the range of its training, or a column of
    /// images.
    /// </param>
    /// <exception cref="ArgumentException">The column is missing or of another type, or there is no row.</exception>
    /// <exception cref="InvalidDataException">The row holds no image.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveImage(IDataView data, string path, string imageColumnName = "Image")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ImageSaving.SaveFirst(data, path, imageColumnName, Warn);
    }

    /// <summary>Saves all images of a data view on one PNG sheet; small images are enlarged.</summary>
    /// <param name="data">The images, which must fit into memory together.</param>
    /// <param name="path">The file; it is either complete or not there.</param>
    /// <param name="columns">Images in a row of the sheet, at least 1.</param>
    /// <param name="imageColumnName">
    /// A <c>Vector&lt;Single, C, H, W&gt;</c> column with values 0..255, a generated one of the range of its training, or a column of
    /// images of one size.
    /// </param>
    /// <param name="labelColumnName">
    /// A text or key column: each label begins a row, with its name before it, in the order of names (numbers by their value). Null: no
    /// captions, and images row by row in their order.
    /// </param>
    /// <exception cref="ArgumentException">A column is missing or of another type, or there are no images.</exception>
    /// <exception cref="InvalidDataException">
    /// A row holds no image, or one of another size than its column's type says, or images are of several sizes.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveSampleSheet(
        IDataView data, string path, int columns = 10, string imageColumnName = "Image", string? labelColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        SheetSaving.Save(data, path, columns, imageColumnName, labelColumnName, Warn);
    }

    private void Warn(string line)
    {
        using IChannel channel = ((IChannelProvider)_context).Start(LogSource);
        channel.Warning(MessageSensitivity.None, line);
    }

    private T Load<T>(Func<LoadSettings, T> load)
    {
        // Without registering a component, which would change the random numbers of those that follow.
        using IChannel channel = ((IChannelProvider)_context).Start(LogSource);
        return load(new LoadSettings(
            new(MemoryBudget),
            line => channel.Info(MessageSensitivity.None, line),
            line => channel.Warning(MessageSensitivity.None, line)));
    }
}
