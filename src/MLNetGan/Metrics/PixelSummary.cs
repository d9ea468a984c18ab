using System.IO.Hashing;
using System.Runtime.InteropServices;
using MLNetGan.Metrics.Classifiers;
using MLNetGan.Metrics.Distances;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics;

/// <summary>
/// What is kept of images' pixels when they have gone by: patches, how alike pairs are, small labelled images, and a hash.
/// </summary>
internal sealed class PixelSummary : IDisposable
{
    private readonly XxHash128 _hash = new();
    private readonly PairSimilarity _pairs;

    /// <param name="count">The most images that will be added.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="height">Their height.</param>
    /// <param name="width">Their width.</param>
    /// <param name="keepsLabels">Whether labels will come with them.</param>
    /// <param name="seed">Of patches and pairs.</param>
    public PixelSummary(int count, int channels, int height, int width, bool keepsLabels, long seed)
    {
        // The same values in another shape are other images.
        _hash.Append(MemoryMarshal.AsBytes<int>([channels, height, width]));
        Patches = new PatchSample(count, channels, LaplacianPyramid.Sides(height, width), seed);
        _pairs = new PairSimilarity(count, channels, height, width, seed);
        Labeled = keepsLabels ? new LabeledImages(count, channels, height, width) : null;
    }

    public PatchSample Patches { get; }

    public LabeledImages? Labeled { get; }

    /// <summary>The mean similarity of pairs.</summary>
    public double Similarity => _pairs.Mean;

    /// <summary>What tells these images, in this order, from others.</summary>
    public string Fingerprint => Convert.ToHexString(_hash.GetCurrentHash());

    /// <summary>Adds images, N,C,H,W with values 0..255, and their labels.</summary>
    public void Add(Tensor images, ReadOnlySpan<float> pixels, ReadOnlySpan<int> labels)
    {
        using DisposeScope scope = NewDisposeScope();
        _hash.Append(MemoryMarshal.AsBytes(pixels));
        Patches.Add(images);
        _pairs.Add(images);
        Labeled?.Add(images, labels);
    }

    public void Dispose()
    {
        Patches.Dispose();
        _pairs.Dispose();
        Labeled?.Dispose();
    }
}
