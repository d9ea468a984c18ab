using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Image files that are decoded at every reading, for folders too large for memory.</summary>
internal sealed class FileImageSet : ImageSet
{
    private readonly string[] _paths;
    private readonly int[]? _labels;

    public FileImageSet(string[] paths, ImageShape shape, int[]? labels, IReadOnlyList<string>? labelNames)
        : base(paths.Length, shape, labelNames)
    {
        _paths = paths;
        _labels = labels;
    }

    public override int LabelOf(int index) =>
        _labels is null ? throw new InvalidOperationException("These images have no labels.") : _labels[index];

    public override void Read(int index, Span<float> pixels)
    {
        var bytes = new byte[Shape.Length];
        ImageFile.Decode(_paths[index], Shape, bytes);
        PixelConversion.ToSingle(bytes, pixels);
    }
}
