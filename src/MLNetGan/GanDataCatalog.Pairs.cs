using Microsoft.ML;
using MLNetGan.Data;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

public sealed partial class GanDataCatalog
{
    /// <summary>
    /// Loads pairs of images that lie side by side in one image file, as the data sets of
    /// pix2pix do: the left half of a file is one image, the right half the other.
    /// </summary>
    /// <remarks>
    /// Rows come by file name in ordinal order; hidden files and sub-folders are passed over. Every file is checked at
    /// once, and one error names all that cannot be used, up to five by name: no readable image, an odd width. Files are
    /// decoded once, in parallel, and kept in memory, one byte a value, if that fits <see cref="MemoryBudget"/>;
    /// otherwise they are decoded at every reading. Halves are cut apart first; one of another size is
    /// then cut about its centre to the wanted aspect ratio and resized (bicubic, which blends the colours of a label
    /// map along its edges, unless inputs are said to be such maps).
    /// </remarks>
    /// <param name="folder">The folder.</param>
    /// <param name="inputSide">Which half becomes <c>Input</c>; the other becomes <c>Target</c>.</param>
    /// <param name="height">Height in pixels; null, together with <paramref name="width"/>: that of the first file.</param>
    /// <param name="width">Width of one half in pixels; null, together with <paramref name="height"/>: that of the first file.</param>
    /// <param name="channels">1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha); null: as for a folder of images.</param>
    /// <param name="inputChannels">Channels of <c>Input</c>, if not those of <c>Target</c>; null: <paramref name="channels"/>.</param>
    /// <param name="inputsAreMaps">
    /// Whether inputs are label maps, in class numbers or colours, whose pixels are not mixed where they are resized (nearest neighbour).
    /// </param>
    /// <returns>
    /// A data view with the columns <c>Input</c> and <c>Target</c> (<c>Vector&lt;Single, C, H, W&gt;</c>, values 0..255).
    /// </returns>
    /// <exception cref="ArgumentException">Only one of height and width is given, or a value is out of its range.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">The folder holds no images, or some that cannot be used; up to five are named.</exception>
    public IDataView LoadPairs(
        string folder, PairSide inputSide = PairSide.Left, int? height = null, int? width = null, int? channels = null,
        int? inputChannels = null, bool inputsAreMaps = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Enum.IsDefined(inputSide))
            throw new ArgumentOutOfRangeException(nameof(inputSide), inputSide, "The input side is Left or Right.");
        CheckShape(height, width, channels);
        CheckChannels(inputChannels, nameof(inputChannels));
        return new ImageSetDataView(Load(settings =>
            PairFolder.LoadSideBySide(
                folder, inputSide, height, width, channels, inputChannels, settings with { InputsAreMaps = inputsAreMaps })));
    }

    /// <summary>
    /// Loads pairs of images from two folders of image files: files of the same name are a pair, whatever their
    /// extensions (<c>photo.jpg</c> goes with <c>photo.png</c>).
    /// </summary>
    /// <remarks>
    /// As for side-by-side files; what cannot be used here is a file without a partner, a second file of a name in one
    /// folder, and a pair of two sizes. Rows come by name in ordinal order.
    /// </remarks>
    /// <param name="inputFolder">The images of the column <c>Input</c>.</param>
    /// <param name="targetFolder">The images of the column <c>Target</c>.</param>
    /// <param name="height">Height in pixels; null, together with <paramref name="width"/>: that of the first pair.</param>
    /// <param name="width">Width in pixels; null, together with <paramref name="height"/>: that of the first pair.</param>
    /// <param name="channels">
    /// 1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha), for both columns; null: as for a folder of images.
    /// </param>
    /// <param name="inputChannels">Channels of <c>Input</c>, if not those of <c>Target</c>; null: <paramref name="channels"/>.</param>
    /// <param name="inputsAreMaps">
    /// Whether inputs are label maps, in class numbers or colours, whose pixels are not mixed where they are resized (nearest neighbour).
    /// </param>
    /// <returns>
    /// A data view with the columns <c>Input</c> and <c>Target</c> (<c>Vector&lt;Single, C, H, W&gt;</c>, values 0..255).
    /// </returns>
    /// <exception cref="ArgumentException">Only one of height and width is given, or a value is out of its range.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder is missing.</exception>
    /// <exception cref="InvalidDataException">A folder holds no images, or some that cannot be used; up to five are named.</exception>
    public IDataView LoadPairs(
        string inputFolder, string targetFolder, int? height = null, int? width = null, int? channels = null, int? inputChannels = null,
        bool inputsAreMaps = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputFolder);
        ArgumentException.ThrowIfNullOrEmpty(targetFolder);
        CheckShape(height, width, channels);
        CheckChannels(inputChannels, nameof(inputChannels));
        return new ImageSetDataView(Load(settings =>
            PairFolder.LoadParallel(
                inputFolder, targetFolder, height, width, channels, inputChannels, settings with { InputsAreMaps = inputsAreMaps })));
    }
}
