using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Reads the images of a column that are to be saved, vectors or images, as planar values 0..255. What generators make is of their range,
/// which its column tells; other vectors are taken for values 0..255.
/// </summary>
internal sealed class PictureReader
{
    private const int WithAlpha = 4, Colours = 3;

    private readonly ImageReader _reader;
    private readonly string _name;
    private readonly bool _isImage, _hasRange;
    private readonly ValueGetter<DataViewRowId> _id;
    private bool _isFirst = true;
    private float _brightest = float.MinValue;
    private float[] _pixels = [];

    /// <param name="row">The row.</param>
    /// <param name="column">What <see cref="ImageSaving.ImageColumn(IDataView, string)"/> gave.</param>
    public PictureReader(DataViewRow row, DataViewSchema.Column column)
    {
        (_name, _isImage, _id) = (column.Name, column.Type is ImageDataViewType, row.GetIdGetter());
        Shape = _isImage ? new ImageShape(WithAlpha, 0, 0) : ImageSaving.ShapeOf(column);
        PixelScale? range = _isImage ? PixelScale.Bytes : ImageColumn.RangeOf(column);
        _hasRange = range is not null;
        _reader = ImageReader.Create(row, column, WithAlpha, range ?? PixelScale.Bytes);
    }

    /// <summary>
    /// The shape of the image that was read last. Of image columns alpha is left out where the image shows all of itself.
    /// </summary>
    public ImageShape Shape { get; private set; }

    /// <summary>Reads the row's image.</summary>
    /// <exception cref="InvalidDataException">
    /// There is none, one of another size than the column's type says, or one with a value that is not finite.
    /// </exception>
    public ReadOnlySpan<float> Read() => Read(channels: null);

    /// <summary>
    /// Reads the row's image, which must have the size of those before it, and has alpha where the first one has.
    /// </summary>
    /// <exception cref="InvalidDataException">It has another; or see <see cref="Read()"/>.</exception>
    public ReadOnlySpan<float> ReadAlike()
    {
        (bool isFirst, ImageShape before) = (_isFirst, Shape);
        ReadOnlySpan<float> pixels = Read(isFirst ? null : before.Channels);
        return isFirst || Shape == before ? pixels : throw new InvalidDataException(
            $"Image column '{_name}' has images of {before} and of {Shape} (channels, height, width): expected one size in one picture. " +
            "Use ResizeImages to give all images one size.");
    }

    /// <summary>Warns where the images that were read are so dark that they may be of another range, which nothing tells.</summary>
    public void WarnOfDark(Action<string> warn)
    {
        if (!_hasRange && !_isFirst && DarkImages.Fault("Image", _name, _brightest, "all that was saved", PixelScale.Bytes,
            "Bring values of another range to this one first: of values from 0 to 1 multiply each by 255") is { } fault)
            warn(fault);
    }

    // Without channels to have, of image columns those that say something.
    private ReadOnlySpan<float> Read(int? channels)
    {
        (int height, int width) = _reader.Take();
        if (!_isImage)
            (height, width) = (Shape.Height, Shape.Width);
        int plane = height * width;
        Array.Resize(ref _pixels, (_isImage ? WithAlpha : Shape.Channels) * plane);
        if (!_reader.Read(_pixels, out float largest) && _reader.IsMissing())
            throw new InvalidDataException($"Image column '{_name}' holds no image in {RowName.Of(_id, _name)}: all its values are " +
                "missing. Remove rows without an image, or find out why one is missing.");
        _brightest = MathF.Max(_brightest, largest);
        PixelScale.Bytes.FromNetwork(_pixels, _pixels);
        channels ??= !_isImage ? Shape.Channels
            : _pixels.AsSpan(Colours * plane).ContainsAnyExcept(byte.MaxValue) ? WithAlpha : Colours;
        Shape = new ImageShape(channels.Value, height, width);
        _isFirst = false;
        return _pixels.AsSpan(0, Shape.Length);
    }
}
