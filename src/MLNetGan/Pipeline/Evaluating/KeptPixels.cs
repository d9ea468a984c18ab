using MLNetGan.Imaging;
using MLNetGan.Metrics.Classifiers;
using MLNetGan.Metrics.Distances;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Evaluating;

/// <summary>What a metric of pixels needs of images that have gone by.</summary>
/// <param name="count">The most images.</param>
/// <param name="shape">What they are like.</param>
/// <param name="patchSeed">Of the places of patches; null to take none.</param>
/// <param name="keepsLabels">Whether small labelled images are kept.</param>
internal sealed class KeptPixels(int count, ImageShape shape, long? patchSeed, bool keepsLabels) : IDisposable
{
    public PatchSample? Patches { get; } = patchSeed is { } seed
        ? new PatchSample(count, shape.Channels, LaplacianPyramid.Sides(shape.Height, shape.Width), seed) : null;

    public LabeledImages? Labeled { get; } = keepsLabels ? new LabeledImages(count, shape.Channels, shape.Height, shape.Width) : null;

    /// <summary>Adds images, N,C,H,W with values 0..255, and their labels, int64 from 0, where they have some.</summary>
    public void Add(Tensor images, Tensor? labels)
    {
        Patches?.Add(images);
        Labeled?.Add(images, Array.ConvertAll(labels!.data<long>().ToArray(), label => (int)label));
    }

    public void Dispose()
    {
        Patches?.Dispose();
        Labeled?.Dispose();
    }
}
