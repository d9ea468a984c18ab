using static TorchSharp.torch;

namespace MLNetGan;

/// <summary>
/// Makes of an image the features in which images are compared; made by <c>mlContext.Gan().Evaluate</c>. Figures of one extractor
/// compare with each other only.
/// </summary>
public abstract class ImageFeatureExtractor : IDisposable
{
    private protected ImageFeatureExtractor(string name, string fingerprint) => (Name, Fingerprint) = (name, fingerprint);

    /// <summary>What it is called in results, such as "resnet18 at 64 pixels".</summary>
    public string Name { get; }

    /// <summary>What tells its features from those of any other: a hash of its weights and of how images are brought to it.</summary>
    public string Fingerprint { get; }

    /// <summary>How many features an image has.</summary>
    public abstract int FeatureCount { get; }

    /// <summary>Whether it also says of what class an image is, which the inception score needs.</summary>
    public abstract bool Classifies { get; }

    /// <summary>Frees its network.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the network.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected abstract void Dispose(bool disposing);

    /// <summary>Features, a row an image, and probabilities of classes where it classifies.</summary>
    /// <param name="images">N,C,H,W with values 0..255.</param>
    internal abstract (Tensor Features, Tensor? Probabilities) Extract(Tensor images);
}
