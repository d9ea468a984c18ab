namespace MLNetGan.Data;

/// <summary>
/// Random numbers that depend on a seed and an index alone (splitmix64), so that item i of a drawn set is the same
/// whatever was drawn before it, and on whichever thread.
/// </summary>
internal struct CounterRandom
{
    private ulong _state;

    public CounterRandom(int seed, int index) => _state = Mix(Mix((uint)seed + 1UL) + (uint)index);

    /// <summary>A value in [0, 1).</summary>
    public float NextUnit() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>A value between two bounds, evenly spread.</summary>
    public float Between(float low, float high) => low + (high - low) * NextUnit();

    /// <summary>A whole number in [0, bound).</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>A bell-shaped value of mean 0 and standard deviation 1, never beyond 3.5 (the sum of four even ones).</summary>
    public float NextBell() => (NextUnit() + NextUnit() + NextUnit() + NextUnit() - 2f) * 1.7320508f;

    private ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
