using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>A blue sky with the sun and some clouds, or a grey one.</summary>
internal readonly struct SkyTexture(uint seed, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private static readonly Vector3 s_glow = new(1.0f, 0.93f, 0.72f);
    private readonly float _perUnit = 1 / canvas.Unit, _perSide = 1f / canvas.Side;

    public Vector3 At(int x, int y, Vector3 under)
    {
        float across = x * _perUnit, down = y * _perUnit, height = y * _perSide;
        if (light.Sun is not { } sun)
        {
            var grey = Vector3.Lerp(new(0.60f, 0.63f, 0.68f), new(0.84f, 0.85f, 0.86f), height);
            return grey + new Vector3(0.26f * (Grain.Cloud(seed, across / 13, down / 6) - 0.5f));
        }
        var blue = Vector3.Lerp(new(0.22f, 0.45f, 0.80f), new(0.80f, 0.89f, 0.96f), height);
        float cloud = Math.Clamp((Grain.Cloud(seed, across / 15, down / 6) - 0.52f) * 4, 0, 0.85f);
        float distance = Vector2.Distance(new(x, y), sun) * _perUnit;
        float shine = distance < 2.3f ? 1
            : distance < 2.9f ? float.Lerp(1, 0.72f, (distance - 2.3f) / 0.6f)
            : 0.72f * MathF.Exp((2.9f - distance) / 6);
        return Vector3.Lerp(Vector3.Lerp(blue, new(0.97f), cloud), s_glow, shine);
    }
}
