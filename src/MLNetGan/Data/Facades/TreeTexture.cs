using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>The crown of a tree, ragged at its edge and lit from the sun's side, or its trunk.</summary>
internal readonly struct TreeTexture(FacadeItem item, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private static readonly Vector3 s_dark = new(0.07f, 0.15f, 0.06f), s_bright = new(0.46f, 0.60f, 0.22f),
        s_bark = new(0.32f, 0.24f, 0.18f);
    private readonly Vector2 _centre = new Vector2(item.Left + item.Right, item.Top + item.Bottom) * (canvas.Scale / 2f);
    private readonly Vector2 _perRadius = new Vector2(2f / item.Width, 2f / item.Height) / canvas.Scale;
    private readonly Vector2 _toSun = Vector2.Normalize(new(0.7f * light.Side, -0.8f));
    private readonly float _perUnit = 1 / canvas.Unit;

    public Vector3 At(int x, int y, Vector3 under)
    {
        if (item.Outline == FacadeOutline.Rectangle)
            return s_bark * light.Colour * (0.8f + 0.4f * Grain.Smooth(item.Seed, x * _perUnit * 2, y * _perUnit / 2));
        var place = (new Vector2(x, y) - _centre) * _perRadius;
        float leaves = Grain.Cloud(item.Seed, x * _perUnit / 1.3f, y * _perUnit / 1.3f);
        if (place.Length() > 0.72f + 0.5f * leaves)
            return under;
        float lit = 0.42f + 0.34f * Vector2.Dot(place, _toSun) + 1.3f * (leaves - 0.5f);
        return Vector3.Lerp(s_dark, s_bright, Math.Clamp(lit, 0, 1)) * light.Colour;
    }
}
