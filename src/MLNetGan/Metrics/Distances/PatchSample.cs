using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>
/// Patches of 7x7 pixels of each level of images' pyramids, as many of each image, at random places; a bounded number of them, however
/// many the images.
/// </summary>
internal sealed class PatchSample : IDisposable
{
    /// <summary>Height and width of a patch in pixels.</summary>
    public const int Side = 7;

    private const int MostOfAnImage = 128, MostPatches = 1 << 15;

    private readonly Tensor[] _levels;
    private readonly int _ofAnImage;
    private readonly long _images, _seed;
    private readonly SequentialSample _sample;
    private long _added;

    /// <param name="images">How many images will be added.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="sides">The smaller sides of their levels.</param>
    /// <param name="seed">Of the places, and of the images where not all give patches.</param>
    public PatchSample(int images, int channels, IReadOnlyList<int> sides, long seed)
    {
        // Of more images than patches, a random sample gives one each.
        (_images, _seed) = (Math.Min(images, MostPatches), seed);
        _sample = new SequentialSample(images, _images, CounterNoise.Combine(seed, -1));
        _ofAnImage = (int)Math.Clamp(MostPatches / _images, 1, MostOfAnImage);
        Sides = [.. sides.Where(side => side >= Side)];
        _levels = [.. Sides.Select(_ => zeros(_images * _ofAnImage, channels, Side * Side).DetachFromDisposeScope())];
    }

    /// <summary>The smaller sides of the levels that patches are taken of.</summary>
    public IReadOnlyList<int> Sides { get; }

    /// <summary>Adds patches of images, N,C,H,W.</summary>
    public void Add(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        long[] chosen = [.. Enumerable.Range(0, (int)images.shape[0]).Where(_ => _sample.Takes()).Select(image => (long)image)];
        if (chosen.Length == 0 || Sides.Count == 0)
            return;
        long count = chosen.Length;
        Tensor[] pyramid = LaplacianPyramid.Of(
            count == images.shape[0] ? images : images.index_select(0, tensor(chosen)), Sides.Count);
        for (int level = 0; level < pyramid.Length; level++)
            _levels[level].narrow(0, _added * _ofAnImage, count * _ofAnImage).copy_(Cut(pyramid[level], level));
        _added += count;
    }

    /// <summary>The patches of a level as rows, each channel of which has mean 0 and deviation 1 over all patches.</summary>
    public Tensor Rows(int level)
    {
        Tensor patches = _levels[level].narrow(0, 0, _added * _ofAnImage);
        Tensor mean = patches.mean([0, 2], keepdim: true), deviation = (patches - mean).Squared().mean([0, 2], keepdim: true).sqrt();
        using Scalar least = 1e-8;
        return ((patches - mean) / deviation.clamp_min(least)).flatten(1);
    }

    public void Dispose()
    {
        foreach (Tensor level in _levels)
            level.Dispose();
    }

    private Tensor Cut(Tensor images, int level)
    {
        (long count, long channels, long height, long width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        var corners = new long[count * _ofAnImage];
        for (long image = 0; image < count; image++)
        {
            Span<long> own = corners.AsSpan((int)image * _ofAnImage, _ofAnImage);
            CounterNoise.Integers(CounterNoise.Combine(CounterNoise.Combine(_seed, level), _added + image),
                (height - Side + 1) * (width - Side + 1), own);
            foreach (ref long corner in own)
                corner = corner / (width - Side + 1) * width + corner % (width - Side + 1);
        }
        long[] steps = [.. Enumerable.Range(0, Side * Side).Select(i => (long)(i / Side) * width + i % Side)];
        Tensor pixels = tensor(corners, [count, _ofAnImage, 1]).Plus(tensor(steps)).view(count, 1, -1).expand(count, channels, -1);
        return images.flatten(2).gather(2, pixels).view(count, channels, _ofAnImage, -1).transpose(1, 2).flatten(0, 1);
    }
}
