using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Slabs in perspective, a kerb and the edge of the road.</summary>
internal readonly struct PavementTexture(FacadeItem item, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private static readonly Vector3 s_slab = new(0.66f, 0.64f, 0.60f), s_kerb = new(0.78f, 0.77f, 0.74f), s_road = new(0.30f, 0.30f, 0.32f);
    private readonly float _top = item.Top * canvas.Scale, _perHeight = 1f / (item.Height * canvas.Scale);
    private readonly float _middle = canvas.Side / 2f, _perUnit = 1 / canvas.Unit;

    public Vector3 At(int x, int y, Vector3 under)
    {
        float v = (y + 0.5f - _top) * _perHeight, grain = 0.9f + 0.2f * Grain.At(item.Seed, x, y);
        if (v > 0.72f)
            return s_road * light.Colour * grain;
        if (v > 0.56f)
            return s_kerb * light.Colour * (v > 0.66f ? 0.62f : 1.0f);
        float across = (x - _middle) * _perUnit / (1 + 0.5f * v) / 5 + 100;
        int slab = (int)across, row = v < 0.2f ? 0 : 1;
        float joint = across - slab < 0.1f || Math.Abs(v - 0.22f) < 0.05f ? 0.74f : 1;
        float contact = v < 0.12f ? light.Shadow : 1;
        return s_slab * light.Colour * (joint * contact * grain * (0.9f + 0.16f * Grain.At(item.Seed + 1, slab, row)));
    }
}
