namespace MLNetGan.Randomness;

/// <summary>
/// A random sample of things that go by, each as likely, in whatever order they come (Knuth, The Art of Computer Programming 2, algorithm
/// 3.4.2S).
/// </summary>
/// <param name="all">How many will go by.</param>
/// <param name="wanted">How many are taken, at most all.</param>
/// <param name="seed">Of the choice.</param>
internal sealed class SequentialSample(long all, long wanted, long seed)
{
    private readonly OrderRandom _random = new(seed);
    private long _seen;

    /// <summary>How many were taken so far.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether the next one is taken; none is after all have gone by.</summary>
    public bool Takes()
    {
        bool takes = _seen < all && _random.NextInt64(all - _seen++) < wanted - Taken;
        Taken += takes ? 1 : 0;
        return takes;
    }
}
