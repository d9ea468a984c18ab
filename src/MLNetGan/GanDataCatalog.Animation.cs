using Microsoft.ML;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan;

public sealed partial class GanDataCatalog
{
    /// <summary>Saves images as an animated GIF that repeats for ever, in the order of the rows; small images are enlarged.</summary>
    /// <remarks>
    /// Grey images keep all of their 256 shades. Colour frames have up to 256 colours of their own each, without dithering;
    /// an alpha plane is blended with black. Rows are read once, and are not kept in memory.
    /// </remarks>
    /// <param name="data">The images.</param>
    /// <param name="path">The file; it is either complete or not there. Its folder is made if missing.</param>
    /// <param name="frame">
    /// How long each frame is shown, from 20 milliseconds (browsers slow down what is faster) to 655.35 seconds, rounded
    /// to hundredths of a second; null: 100 milliseconds.
    /// </param>
    /// <param name="imagesPerFrame">How many consecutive images make a frame, at least 1.</param>
    /// <param name="columns">Images in a row of a frame, at least 1, as on a sample sheet.</param>
    /// <param name="imageColumnName">
    /// A <c>Vector&lt;Single, C, H, W&gt;</c> column with values 0..255, a generated one of the range of its training, or a column of
    /// images of one size.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The column is missing or of another type, there are no images or no whole number of frames, or a number is out of its range.
    /// </exception>
    /// <exception cref="InvalidDataException">A row holds no image, or one of another size.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveAnimation(
        IDataView data, string path, TimeSpan? frame = null, int imagesPerFrame = 1, int columns = 10, string imageColumnName = "Image")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(imagesPerFrame);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        double delay = Math.Round((frame ?? TimeSpan.FromMilliseconds(100)).TotalMilliseconds / 10);
        if (delay is < 2 or > ushort.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(frame), frame, "A frame is shown for 20 milliseconds to 655.35 seconds.");
        AnimationSaving.Save(data, path, (ushort)delay, imagesPerFrame, columns, imageColumnName, Warn);
    }
}
