using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// The features that training images had, by class (Wang 2018, section 3.4): it remembers those of the last regions of each, and draws one
/// of the centres of their clusters for each region of a map. What is remembered is kept in checkpoints, clusters follow from it.
/// </summary>
internal sealed class FeatureTables : Network
{
    // Clusters are the paper's; enough regions for 20 in each.
    private const int MostClusters = 10, Remembered = 200;

    private readonly Regions _regions;
    private readonly RegionMeans _means;
    private readonly DrawnFeatures drawn;
    private readonly int _features;
    // For each class a ring of features, after which comes the epoch that they are of, from 1; and how many went into the ring.
    private readonly Tensor remembered, added;

    /// <param name="options">The options.</param>
    /// <param name="layout">Sizes and channels.</param>
    public FeatureTables(Pix2PixHdOptions options, CoarseToFine layout)
        : base("pix2pixHD features", [.. layout.Inputs, NetworkInput.Latent(Regions.Numbers)])
    {
        _regions = layout.Regions;
        _features = options.Features;
        _means = new RegionMeans(_regions.Classes);
        drawn = new DrawnFeatures(_regions.Classes, MostClusters, _features);
        remembered = zeros(_regions.Classes, Remembered, _features + 1).DetachFromDisposeScope();
        added = zeros(_regions.Classes, ScalarType.Int64).DetachFromDisposeScope();
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Features"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) =>
        pass.Apply(drawn, [.. pass.Apply(_regions, inputs[..^1]), inputs[^1]]);

    /// <summary>Remembers features of images.</summary>
    /// <param name="features">The features of pixels.</param>
    /// <param name="images">What is translated: inputs, and instances where there are any.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    public void Remember(Tensor features, Tensor[] images, long epoch)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor[] regions = _regions.Forward(images);
        (Tensor means, Tensor counts) = _means.Of(features, regions[0], regions[1]);
        float[] values = means.transpose(1, 2).cpu().contiguous().data<float>().ToArray();
        float[] sizes = counts.cpu().contiguous().data<float>().ToArray();
        Span<float> slots = FlatValues.Of(remembered, 0, (int)remembered.numel());
        long[] places = added.data<long>().ToArray();
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == 0)
                continue;
            int ofClass = i / Regions.Numbers % _regions.Classes;
            int place = ofClass * Remembered + (int)(places[ofClass]++ % Remembered);
            Span<float> slot = slots.Slice(place * (_features + 1), _features + 1);
            values.AsSpan(i * _features, _features).CopyTo(slot);
            slot[_features] = epoch;
        }
        added.copy_(tensor(places));
    }

    /// <summary>Finds the clusters of what it remembers. Of each class the last epochs count, for the encoder was another before.</summary>
    public void Settle(Device device)
    {
        float[][] all = [.. remembered.data<float>().ToArray().Chunk(_features + 1)];
        drawn.Set([.. all.Chunk(Remembered).Select(ofClass =>
        {
            float last = ofClass.Max(one => one[_features]);
            IEnumerable<float[]> recent = ofClass.Where(one => one[_features] > 0 && one[_features] >= last - 1);
            return Clusters.Centres([.. recent.Select(one => one[.._features])], MostClusters);
        })], device);
    }
}
