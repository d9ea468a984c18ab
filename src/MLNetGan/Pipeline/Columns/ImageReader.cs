using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Imaging;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Reads the image of a row as a network's values.</summary>
internal abstract class ImageReader(string name, PixelScale scale)
{
    protected string Name { get; } = name;

    protected PixelScale Scale { get; } = scale;

    /// <summary>Creates a reader of a column of vectors with dimensions C,H,W or of images, of which it takes the given channels.</summary>
    public static ImageReader Create(DataViewRow row, DataViewSchema.Column column, int channels, PixelScale scale) => column.Type switch
    {
        VectorDataViewType vector => new FromVector(row, column, vector, scale),
        _ => new FromImage(row, column, (ImageDataViewType)column.Type, channels, scale),
    };

    /// <summary>Takes the row's image, and gives its size.</summary>
    public abstract (int Height, int Width) Take();

    /// <summary>
    /// Fills in the planar values of the image taken; gives false if one was outside the declared range, and the largest.
    /// </summary>
    public abstract bool Read(Span<float> planar, out float largest);

    /// <summary>
    /// Fills in the planar values as they are; gives false if one was no whole number from 0 to 255, and the largest as a network's.
    /// </summary>
    public abstract bool ReadBytes(Span<byte> planar, out float largest);

    /// <summary>Whether the image taken is missing, which is one of nothing but NaN.</summary>
    /// <exception cref="InvalidDataException">It is not, but a value is not finite.</exception>
    public abstract bool IsMissing();

    /// <summary>The first value of the image taken that is outside the declared range or, where bytes were asked for, none.</summary>
    public abstract float FirstOutside(bool ofBytes);

    private sealed class FromVector(DataViewRow row, DataViewSchema.Column column, VectorDataViewType type, PixelScale scale)
        : ImageReader(column.Name, scale)
    {
        private readonly VectorReader _reader = new(row, column);

        public override (int Height, int Width) Take()
        {
            _reader.Read();
            return (type.Dimensions[^2], type.Dimensions[^1]);
        }

        public override bool Read(Span<float> planar, out float largest) => Scale.ToNetwork(_reader.Values, planar, out largest);

        public override bool ReadBytes(Span<byte> planar, out float largest)
        {
            bool areBytes = PixelConversion.TryToBytes(_reader.Values, planar, out byte most);
            largest = most / PixelScale.Bytes.Half - 1;
            return areBytes;
        }

        public override bool IsMissing() => _reader.IsMissing();

        public override float FirstOutside(bool ofBytes)
        {
            if (!ofBytes)
                return Scale.FirstOutside(_reader.Values);
            foreach (float value in _reader.Values)
            {
                if (value != (byte)value)
                    return value;
            }
            throw new InvalidOperationException("All values are bytes.");
        }
    }

    private sealed class FromImage(DataViewRow row, DataViewSchema.Column column, ImageDataViewType type, int channels, PixelScale scale)
        : ImageReader(column.Name, scale)
    {
        private readonly ValueGetter<MLImage> _getter = row.GetGetter<MLImage>(column);
        private readonly ValueGetter<DataViewRowId> _id = row.GetIdGetter();
        // Passed by reference again and again, because some getters dispose of the image that they gave before; never
        // disposed of here, because others give the caller's own.
        private MLImage? _image;

        public override (int Height, int Width) Take()
        {
            _getter(ref _image!);
            (int height, int width) = SizeOf(_image)
                ?? throw new InvalidDataException($"Image column '{Name}' holds no image in {RowName.Of(_id, Name)}. " +
                    "Remove rows without an image, or find out why one could not be loaded.");
            if (type.Height > 0 && (height, width) != (type.Height, type.Width))
            {
                throw new InvalidDataException(
                    $"Image column '{Name}' is declared as {type.Height}x{type.Width} pixels (height x width), but holds an image of " +
                    $"{height}x{width} in {RowName.Of(_id, Name)}. Use ResizeImages to give all images one size.");
            }
            return (height, width);
        }

        public override bool Read(Span<float> planar, out float largest)
        {
            PlanarImage.Read(_image!, channels, planar);
            return Scale.ToNetwork(planar, planar, out largest);
        }

        public override bool ReadBytes(Span<byte> planar, out float largest)
        {
            largest = PlanarImage.ReadBytes(_image!, channels, planar) / PixelScale.Bytes.Half - 1;
            return true;
        }

        public override bool IsMissing() => false;

        public override float FirstOutside(bool ofBytes) => throw new InvalidOperationException("Bytes are never outside 0..255.");

        // Where ResizeImages meets a missing image, it leaves the one of the row before, disposed of.
        private static (int, int)? SizeOf(MLImage? image)
        {
            try
            {
                return image is null ? null : (image.Height, image.Width);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}
