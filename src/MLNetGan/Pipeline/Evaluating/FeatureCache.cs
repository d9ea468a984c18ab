using MLNetGan.Metrics;
using MLNetGan.Runs;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Evaluating;

/// <summary>Features of real images in a folder, under what tells the images and the extractor from others.</summary>
internal static class FeatureCache
{
    private const string Features = "features", Probabilities = "probabilities";

    /// <summary>The features that were kept, or new ones, which are kept then.</summary>
    /// <param name="folder">The folder; null to keep nothing.</param>
    /// <param name="images">What tells the images from others.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="extractor">What makes features.</param>
    /// <param name="make">Makes them.</param>
    public static FeatureSet Get(string? folder, string images, int count, ImageFeatureExtractor extractor, Func<FeatureSet> make)
    {
        if (folder is null)
            return make();
        string path = Path.Combine(folder, $"features-{images[..16]}-{extractor.Fingerprint[..16]}.safetensors".ToLowerInvariant());
        if (File.Exists(path) && TryRead(path, count, extractor) is { } kept)
            return kept;
        FeatureSet made = make();
        AtomicFile.Write(path, stream => SafeTensors.Write(
            stream, made.Probabilities is { } probabilities ? [(Features, made.Features), (Probabilities, probabilities)]
                : [(Features, made.Features)]));
        return made;
    }

    // A file that is damaged is made again: it holds nothing that cannot be.
    private static FeatureSet? TryRead(string path, int count, ImageFeatureExtractor extractor)
    {
        try
        {
            Dictionary<string, Tensor> tensors = SafeTensors.Read(path);
            if (tensors.TryGetValue(Features, out Tensor? features) && features.dtype == ScalarType.Float32
                && features.shape.AsSpan().SequenceEqual([count, extractor.FeatureCount])
                && tensors.ContainsKey(Probabilities) == extractor.Classifies)
            {
                return new FeatureSet(features.DetachFromDisposeScope(),
                    tensors.GetValueOrDefault(Probabilities)?.DetachFromDisposeScope());
            }
            foreach (Tensor tensor in tensors.Values)
                tensor.Dispose();
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
