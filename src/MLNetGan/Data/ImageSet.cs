using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Images of one size and number of channels, readable in any order and from any thread.</summary>
internal abstract class ImageSet
{
    protected ImageSet(int count, ImageShape shape, IReadOnlyList<string>? labelNames)
    {
        Count = count;
        Shape = shape;
        LabelNames = labelNames;
    }

    /// <summary>How many images there are.</summary>
    public int Count { get; }

    /// <summary>Channels, height and width of every image.</summary>
    public ImageShape Shape { get; }

    /// <summary>The names that <see cref="LabelOf"/> indexes; null when the images have no labels.</summary>
    public IReadOnlyList<string>? LabelNames { get; }

    /// <summary>The label of one image, as an index into <see cref="LabelNames"/>.</summary>
    public abstract int LabelOf(int index);

    /// <summary>Writes one image in planar C,H,W order, values 0..255, into <paramref name="pixels"/>.</summary>
    public abstract void Read(int index, Span<float> pixels);
}
