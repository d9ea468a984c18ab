using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>A moulding: bright above, dark below.</summary>
internal readonly struct TrimTexture(FacadeItem item, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private readonly float _top = item.Top * canvas.Scale, _perHeight = 1f / (item.Height * canvas.Scale);
    private readonly Vector3 _paint = FacadePaint.Trim(item.Wall) * light.Colour;

    public Vector3 At(int x, int y, Vector3 under)
    {
        float down = (y - _top) * _perHeight;
        return _paint * (1.06f - 0.26f * down * down + 0.08f * (Grain.At(item.Seed, x, y) - 0.5f));
    }
}
