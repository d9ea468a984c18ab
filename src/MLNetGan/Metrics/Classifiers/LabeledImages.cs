using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Classifiers;

/// <summary>Images and their labels in memory, a byte a value, none larger than a number of pixels a side.</summary>
internal sealed class LabeledImages : IDisposable
{
    /// <summary>
    /// Classifiers see larger images in this size where nothing else is said, so that memory depends on their number alone.
    /// </summary>
    public const int MostPixels = 32;

    private readonly Tensor _images;
    private readonly long[] _labels;

    /// <param name="capacity">The most images.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="height">Their height.</param>
    /// <param name="width">Their width.</param>
    /// <param name="mostPixels">The longer side to which larger images are brought.</param>
    public LabeledImages(int capacity, int channels, int height, int width, int mostPixels = MostPixels)
    {
        double scale = Math.Min(1, mostPixels / (double)Math.Max(height, width));
        long Side(int side) => Math.Max(4, (long)Math.Round(side * scale));
        _images = empty(capacity, channels, Side(height), Side(width), dtype: ScalarType.Byte).DetachFromDisposeScope();
        _labels = new long[capacity];
    }

    public int Count { get; private set; }

    /// <summary>N,C,H,W.</summary>
    public Tensor Images => _images.narrow(0, 0, Count);

    public ReadOnlySpan<long> Labels => _labels.AsSpan(0, Count);

    /// <summary>Adds images, N,C,H,W with values 0..255, with labels from 0.</summary>
    public void Add(Tensor images, ReadOnlySpan<int> labels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor resized = Distances.ImageResizing.To(images, _images.shape[2], _images.shape[3]);
        using Scalar lowest = 0, highest = 255;
        _images.narrow(0, Count, images.shape[0]).copy_(resized.round().clamp(lowest, highest));
        foreach (int label in labels)
            _labels[Count++] = label;
    }

    public void Dispose() => _images.Dispose();
}
