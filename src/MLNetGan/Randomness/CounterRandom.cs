namespace MLNetGan.Randomness;

/// <summary>
/// Random numbers that depend on a seed and an index alone, so that item i of a drawn set is the same
/// whatever was drawn before it, and on whichever thread.
/// </summary>
internal struct CounterRandom
{
    private readonly ulong _key;
    private ulong _drawn;

    public CounterRandom(int seed, int index) => _key = CounterNoise.Mix(CounterNoise.Mix((uint)seed + 1UL) + (uint)index);

    /// <summary>A value in [0, 1).</summary>
    public float NextUnit() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>A value between two bounds, evenly spread.</summary>
    public float Between(float low, float high) => low + (high - low) * NextUnit();

    /// <summary>A whole number in [0, bound).</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>A bell-shaped value of mean 0 and standard deviation 1, never beyond 3.5 (the sum of four even ones).</summary>
    public float NextBell() => (NextUnit() + NextUnit() + NextUnit() + NextUnit() - 2f) * 1.7320508f;

    private ulong Next() => CounterNoise.Bits(_key, _drawn++);
}
