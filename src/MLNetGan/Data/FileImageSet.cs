using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>
/// Image files, or one half of each, that are decoded at every reading, for folders too large for memory.
/// </summary>
internal sealed class FileImageSet : ImageSet
{
    private readonly string[] _paths;
    private readonly int[]? _labels;
    private readonly PairSide? _half;

    public FileImageSet(
        string[] paths, ImageShape shape, int[]? labels = null, IReadOnlyList<string>? labelNames = null, PairSide? half = null)
        : base(paths.Length, shape, labelNames)
    {
        _paths = paths;
        _labels = labels;
        _half = half;
    }

    /// <summary>Whether pixels of resized images are mixtures.</summary>
    public bool Mixes { get; init; } = true;

    public override int LabelOf(int index) =>
        _labels is null ? throw new InvalidOperationException("These images have no labels.") : _labels[index];

    public override void Read(int index, Span<float> pixels)
    {
        var bytes = new byte[Shape.Length];
        if (_half is null)
            ImageFile.Decode(_paths[index], Shape, bytes, Mixes);
        else if (_half == PairSide.Left)
            ImageFile.DecodeHalves(_paths[index], Shape, bytes, [], Mixes);
        else
            ImageFile.DecodeHalves(_paths[index], Shape, [], bytes, Mixes);
        PixelConversion.ToSingle(bytes, pixels);
    }
}
