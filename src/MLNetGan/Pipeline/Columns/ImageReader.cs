using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Reads the image of a row as a network's values.</summary>
internal abstract class ImageReader(string name, ImageColumn format)
{
    protected string Name { get; } = name;

    protected ImageColumn Format { get; } = format;

    public static ImageReader Create(DataViewRow row, DataViewSchema.Column column, ImageColumn format) => format.IsImage
        ? new FromImage(row, column, format)
        : new FromVector(row, column, format);

    /// <summary>Fills planar values; gives false if one was outside the declared range, and the largest.</summary>
    public abstract bool Read(Span<float> planar, out float largest);

    /// <summary>The first value outside the declared range in the image read last.</summary>
    public abstract float FirstOutside();

    private sealed class FromVector(DataViewRow row, DataViewSchema.Column column, ImageColumn format) : ImageReader(column.Name, format)
    {
        private readonly ValueGetter<VBuffer<float>> _getter = row.GetGetter<VBuffer<float>>(column);
        private VBuffer<float> _values;

        public override bool Read(Span<float> planar, out float largest)
        {
            _getter(ref _values);
            if (!_values.IsDense)
            {
                VBuffer<float> dense = default;
                _values.CopyToDense(ref dense);
                _values = dense;
            }
            return Format.Scale.ToNetwork(_values.GetValues(), planar, out largest);
        }

        public override float FirstOutside() => Format.Scale.FirstOutside(_values.GetValues());
    }

    private sealed class FromImage(DataViewRow row, DataViewSchema.Column column, ImageColumn format) : ImageReader(column.Name, format)
    {
        private readonly ValueGetter<MLImage> _getter = row.GetGetter<MLImage>(column);
        // Passed by reference again and again, because some getters dispose of the image that they gave before; never
        // disposed of here, because others give the caller's own.
        private MLImage? _image;

        public override bool Read(Span<float> planar, out float largest)
        {
            _getter(ref _image!);
            if (_image is null)
                throw new InvalidDataException($"Image column '{Name}' holds no image in a row. Remove rows without an image, or find out why one could not be loaded.");
            if (_image.Height != Format.Height || _image.Width != Format.Width)
            {
                throw new InvalidDataException($"Image column '{Name}' is declared as {Format.Height}x{Format.Width} pixels (height x width), " +
                    $"but holds an image of {_image.Height}x{_image.Width}. Use ResizeImages to give all images one size.");
            }
            PlanarImage.Read(_image, Format.Channels, planar);
            return Format.Scale.ToNetwork(planar, planar, out largest);
        }

        public override float FirstOutside() => throw new InvalidOperationException("Bytes are never outside 0..255.");
    }
}
