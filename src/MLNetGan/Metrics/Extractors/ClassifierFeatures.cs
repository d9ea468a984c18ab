using System.IO.Hashing;
using MLNetGan.Metrics.Classifiers;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Extractors;

/// <summary>The features of a classifier that was trained on the user's own images.</summary>
internal sealed class ClassifierFeatures(ImageClassifier network) : ImageFeatureExtractor("classifier", Print(network))
{
    public override int FeatureCount => ImageClassifier.FeatureCount;

    public override bool Classifies => true;

    public ImageClassifier Network => network;

    internal override (Tensor Features, Tensor? Probabilities) Extract(Tensor images)
    {
        network.RequireChannels(images.shape[1]);
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        (Tensor features, Tensor scores) = network.call(Distances.ImageResizing.To(images, network.Height, network.Width));
        return (features.MoveToOuterDisposeScope(), scores.softmax(1).MoveToOuterDisposeScope());
    }

    protected override void Dispose(bool disposing) => network.Dispose();

    private static string Print(ImageClassifier network)
    {
        var hash = new XxHash128();
        foreach ((_, Tensor value) in network.state_dict())
            hash.Append(value.bytes);
        return Convert.ToHexString(hash.GetCurrentHash());
    }
}
