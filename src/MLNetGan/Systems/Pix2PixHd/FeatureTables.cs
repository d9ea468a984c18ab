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
        long classes = _regions.Classes, samples = means.shape[0];
        using Scalar none = 0f, most = (long)Remembered, end = classes * Remembered;
        // Objects by class: image by image, and by their numbers.
        Tensor values = means.view(samples, _features, classes, -1).permute(2, 0, 3, 1).reshape(classes, -1, _features);
        Tensor isThere = counts.view(samples, classes, -1).transpose(0, 1).reshape(classes, -1).gt(none);
        Tensor order = isThere.cumsum(1), total = order.narrow(1, -1, 1);
        // How many there are, only the device knows, and asking it would wait for it: what has no place goes to one after the last.
        Tensor isKept = isThere.logical_and(order.gt(total.sub(most)));
        // Classes are numbered by counting: arange leaves numbers to the garbage collector.
        Tensor start = ones_like(added).cumsum(0).sub(Arithmetic.One).mul(most);
        Tensor place = order.Plus(added.unsqueeze(1)).sub(Arithmetic.One).remainder(most)
            .Plus(start.unsqueeze(1)).masked_fill(isKept.logical_not(), end);
        Tensor rows = cat([values, zeros_like(values.narrow(2, 0, 1)).Plus(epoch)], 2).flatten(0, 1);
        Tensor slots = cat([remembered.flatten(0, 1), zeros_like(rows.narrow(0, 0, 1))]).index_copy_(0, place.flatten(), rows);
        remembered.copy_(slots.narrow(0, 0, classes * Remembered).view_as(remembered));
        added.Add(total.squeeze(1));
    }

    /// <summary>Finds the clusters of what it remembers. Of each class the last epochs count, for the encoder was another before.</summary>
    public void Settle(Device device)
    {
        using Tensor host = remembered.cpu();
        float[][] all = [.. host.data<float>().ToArray().Chunk(_features + 1)];
        drawn.Set([.. all.Chunk(Remembered).Select(ofClass =>
        {
            float last = ofClass.Max(one => one[_features]);
            IEnumerable<float[]> recent = ofClass.Where(one => one[_features] > 0 && one[_features] >= last - 1);
            return Clusters.Centres([.. recent.Select(one => one[.._features])], MostClusters);
        })], device);
    }
}
