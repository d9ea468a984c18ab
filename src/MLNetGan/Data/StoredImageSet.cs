using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Images kept in memory, one byte a value.</summary>
internal sealed class StoredImageSet : ImageSet
{
    private readonly PixelStore _pixels;
    private readonly int[]? _labels;

    public StoredImageSet(PixelStore pixels, ImageShape shape, int[]? labels = null, IReadOnlyList<string>? labelNames = null)
        : base(pixels.Count, shape, labelNames)
    {
        _pixels = pixels;
        _labels = labels;
    }

    public override int LabelOf(int index) =>
        _labels is null ? throw new InvalidOperationException("These images have no labels.") : _labels[index];

    public override void Read(int index, Span<float> pixels) => PixelConversion.ToSingle(_pixels[index], pixels);
}
