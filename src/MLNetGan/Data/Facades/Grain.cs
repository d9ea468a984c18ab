namespace MLNetGan.Data.Facades;

/// <summary>Random values by place: the same at a place whatever is painted first.</summary>
internal static class Grain
{
    private const float Unit = 1f / (1 << 24);

    // 256 rows of as many values. Smooth values take their lattice points from here, each seed from another place on, since
    // to compute four for every sample was half of the time that a photo took.
    private static readonly byte[] s_lattice = [.. Enumerable.Range(0, 1 << 16).Select(i => (byte)(256 * At(1, i, 0)))];

    /// <summary>A value in [0, 1) for a lattice point.</summary>
    public static float At(uint seed, int x, int y)
    {
        uint hash = (seed + (uint)x * 0x9E3779B1u) * 0x85EBCA77u + (uint)y * 0xC2B2AE3Du;
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6Du;
        hash = (hash ^ (hash >> 12)) * 0x297A2D39u;
        return ((hash ^ (hash >> 15)) >> 8) * Unit;
    }

    /// <summary>A value in [0, 1) that changes smoothly, from one lattice point to the next.</summary>
    public static float Smooth(uint seed, float x, float y)
    {
        int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
        float across = x - left, down = y - top;
        across *= across * (3 - 2 * across);
        down *= down * (3 - 2 * down);
        ushort at = (ushort)((seed * 0x9E3779B1u >> 16) + (uint)(top << 8) + (uint)left);
        float upper = float.Lerp(s_lattice[at], s_lattice[(ushort)(at + 1)], across);
        float lower = float.Lerp(s_lattice[(ushort)(at + 256)], s_lattice[(ushort)(at + 257)], across);
        return float.Lerp(upper, lower, down) * (1f / 256);
    }

    /// <summary>Smooth values with half as large ones of half the size on top.</summary>
    public static float Cloud(uint seed, float x, float y) =>
        (2 * Smooth(seed, x, y) + Smooth(seed + 1, 2.1f * x, 2.1f * y)) / 3;
}
