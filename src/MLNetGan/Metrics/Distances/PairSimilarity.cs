using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>
/// How alike random pairs are of images that go by, half as many pairs as images: of any two images as likely as of any other two, in
/// whatever order they come.
/// </summary>
internal sealed class PairSimilarity : IDisposable
{
    // 32 MB, however many the images; of large ones more, because pairs with few others say little.
    private const long MostValues = 1 << 23;
    private const int FewestKept = 32;

    private readonly OrderRandom _random;
    private readonly SequentialSample _sample;
    private readonly Tensor _kept;
    private readonly int _capacity;
    private int _due, _pairs;
    private double _sum;

    /// <param name="images">How many images will be added.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="height">Their height.</param>
    /// <param name="width">Their width.</param>
    /// <param name="seed">Of the choice.</param>
    /// <param name="mostValues">How many values of images are kept.</param>
    public PairSimilarity(int images, int channels, int height, int width, long seed, long mostValues = MostValues)
    {
        _capacity = (int)Math.Min(images, Math.Max(FewestKept, mostValues / ((long)channels * height * width)));
        (_random, _sample) = (new OrderRandom(seed), new SequentialSample(images, _capacity, CounterNoise.Combine(seed, -1)));
        _kept = empty(_capacity, channels, height, width).DetachFromDisposeScope();
        _due = _capacity / 2;
    }

    /// <summary>The mean similarity, MS-SSIM, of the pairs.</summary>
    public double Mean => _sum / _pairs;

    /// <summary>Adds images, N,C,H,W with values 0..255.</summary>
    public void Add(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        List<long> newer = [], older = [];
        for (long i = 0; i < images.shape[0]; i++)
        {
            int held = (int)_sample.Taken;
            // The more of a random sample have come before it, the more often an image is compared with one of them.
            _due += held;
            if (held > 0 && _due >= _capacity)
            {
                _due -= _capacity;
                newer.Add(i);
                older.Add(_random.Next(held));
            }
            if (_sample.Takes())
                _kept.narrow(0, held, 1).copy_(images.narrow(0, i, 1));
        }
        if (newer.Count == 0)
            return;
        Tensor Rows(Tensor all, List<long> rows) => all.index_select(0, tensor(rows.ToArray()));
        _sum += MultiScaleSimilarity.Of(Rows(images, newer), Rows(_kept, older)).sum().ToNumber();
        _pairs += newer.Count;
    }

    public void Dispose() => _kept.Dispose();
}
