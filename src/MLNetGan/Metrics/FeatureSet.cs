using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics;

/// <summary>Features of all images, a row an image, and probabilities of classes where their extractor gives some.</summary>
internal sealed class FeatureSet(Tensor features, Tensor? probabilities) : IDisposable
{
    public Tensor Features => features;

    public Tensor? Probabilities => probabilities;

    /// <summary>Gathers them from batches.</summary>
    public sealed class Builder(ImageFeatureExtractor extractor) : IDisposable
    {
        private readonly List<Tensor> _features = [], _probabilities = [];

        /// <exception cref="InvalidDataException">A feature is no finite number.</exception>
        public void Add(Tensor images)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor features, Tensor? probabilities) = extractor.Extract(images);
            if (!double.IsFinite(features.min().ToNumber()) || !double.IsFinite(features.max().ToNumber()))
                throw new InvalidDataException($"The extractor {extractor.Name} gives features that are not finite numbers. Check " +
                    "OnnxFeatureOptions.Mean and Deviation, or its file.");
            _features.Add(features.DetachFromDisposeScope());
            if (probabilities is not null)
                _probabilities.Add(probabilities.DetachFromDisposeScope());
        }

        public FeatureSet Build()
        {
            using DisposeScope scope = NewDisposeScope();
            return new FeatureSet(
                cat(_features).DetachFromDisposeScope(), _probabilities.Count > 0 ? cat(_probabilities).DetachFromDisposeScope() : null);
        }

        public void Dispose()
        {
            foreach (Tensor part in _features.Concat(_probabilities))
                part.Dispose();
        }
    }

    public void Dispose()
    {
        features.Dispose();
        probabilities?.Dispose();
    }
}
