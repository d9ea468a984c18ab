using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>A shop: a sign, large panes in a wooden front, goods behind them.</summary>
internal readonly struct ShopTexture(FacadeItem item, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private const float Sign = 0.2f, Base = 0.88f;
    private readonly float _left = item.Left * canvas.Scale, _top = item.Top * canvas.Scale, _perHeight = 1f / (item.Height * canvas.Scale);
    private readonly float _perUnit = 1 / canvas.Unit, _width = item.Width * canvas.Scale / canvas.Unit;
    private readonly Vector3 _paint = FacadePaint.Wood(item.Wall) * light.Colour;

    public Vector3 At(int x, int y, Vector3 under)
    {
        float across = (x + 0.5f - _left) * _perUnit, v = (y + 0.5f - _top) * _perHeight;
        if (v < Sign)
            return Math.Abs(v - Sign / 2) < 0.055f && IsLetter(across) ? new Vector3(0.92f, 0.82f, 0.50f) : _paint * 1.1f;
        if (v > Base)
            return _paint * (v > 0.94f ? 0.7f : 0.95f);
        float panes = Math.Max(1, MathF.Round(_width / 7)), pane = across / _width * panes, inPane = pane - MathF.Floor(pane);
        if (Math.Min(inPane, 1 - inPane) * _width / panes < 0.5f || v < Sign + 0.03f)
            return _paint * 1.15f;
        var inside = Vector3.Lerp(new(0.16f, 0.15f, 0.14f), new(0.62f, 0.48f, 0.30f), Math.Max(0, (v - Sign) * 0.8f));
        int shelf = (int)(v * 9), place = (int)(across / 0.9f);
        if (v > 0.5f && Grain.At(item.Seed, place, shelf) < 0.55f)
            inside = new Vector3(Grain.At(item.Seed + 1, place, shelf), Grain.At(item.Seed + 2, place, shelf),
                Grain.At(item.Seed + 3, place, shelf)) * 0.75f + new Vector3(0.12f);
        float streak = (across + 4 * v) / 9;
        return streak - MathF.Floor(streak) < 0.22f ? Vector3.Lerp(inside, new(0.80f, 0.86f, 0.92f), 0.34f) : inside;
    }

    private bool IsLetter(float across)
    {
        float margin = _width * 0.16f;
        return across > margin && across < _width - margin && across / 1.1f % 1 > 0.25f
            && Grain.At(item.Seed, (int)(across / 1.1f), 99) < 0.82f;
    }
}
