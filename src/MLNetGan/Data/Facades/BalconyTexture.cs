using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>An iron railing on a slab; what stands behind shows between the bars.</summary>
internal readonly struct BalconyTexture(FacadeItem item, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private static readonly Vector3 s_iron = new(0.13f, 0.14f, 0.16f), s_slab = new(0.76f, 0.74f, 0.70f);
    private readonly float _left = item.Left * canvas.Scale, _top = item.Top * canvas.Scale, _bottom = item.Bottom * canvas.Scale;
    private readonly float _slab = Math.Max(canvas.Scale, 1.0f * canvas.Unit), _rail = Math.Max(0.7f * canvas.Scale, 0.5f * canvas.Unit);
    private readonly float _perBar = 1 / Math.Max(2.0f * canvas.Scale, 1.2f * canvas.Unit);

    public Vector3 At(int x, int y, Vector3 under)
    {
        float fromBottom = _bottom - y;
        if (fromBottom <= _slab)
            return s_slab * light.Colour * (fromBottom < 0.4f * _slab ? 0.66f : 1.04f);
        float across = (x + 0.5f - _left) * _perBar;
        bool isIron = y + 0.5f - _top < _rail || fromBottom < _slab + 0.7f * _rail || across - MathF.Floor(across) < 0.42f;
        return isIron ? s_iron * light.Colour : under * 0.85f;
    }
}
