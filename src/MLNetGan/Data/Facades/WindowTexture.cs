using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>A frame with bars, panes that reflect the sky, and what can be seen behind: curtains, a blind, lamplight.</summary>
internal readonly struct WindowTexture : ITexture
{
    private static readonly Vector3 s_cloth = new(0.86f, 0.83f, 0.76f), s_lamp = new(1.0f, 0.80f, 0.45f);
    private readonly float _left, _top, _width, _height, _frame, _crossbar, _blind, _bright, _streak;
    private readonly bool _hasCurtains, _isLit, _isRound, _isWide;
    private readonly Vector3 _paint, _sky;
    private readonly float _shadow;
    private readonly int _side;

    public WindowTexture(in FacadeItem item, in FacadeCanvas canvas, FacadeLight light)
    {
        (_left, _top) = (item.Left * canvas.Scale, item.Top * canvas.Scale);
        (_width, _height) = (item.Width * canvas.Scale, item.Height * canvas.Scale);
        _frame = Math.Min(Math.Max(0.7f * canvas.Scale, 0.55f * canvas.Unit), 0.16f * _width);
        _crossbar = item.Wall is FacadePart.RedBrick or FacadePart.PaleBrick ? 0.5f : 0.34f;
        _isRound = item.Outline == FacadeOutline.Ellipse;
        _isWide = item.Width >= 4;
        _bright = 0.75f + 0.45f * Grain.At(item.Seed, 0, 0);
        _streak = Grain.At(item.Seed, 1, 0);
        float behind = Grain.At(item.Seed, 2, 0);
        _hasCurtains = behind < 0.4f;
        _blind = behind is > 0.4f and < 0.6f ? 0.2f + 0.6f * Grain.At(item.Seed, 3, 0) : 0;
        _isLit = light.Sun is null && Grain.At(item.Seed, 4, 0) < 0.3f;
        _paint = FacadePaint.Frame(item.Wall) * light.Colour;
        _sky = light.Sun is null ? new(0.50f, 0.54f, 0.58f) : new(0.38f, 0.53f, 0.70f);
        (_shadow, _side) = (light.Shadow, light.Side);
    }

    public Vector3 At(int x, int y, Vector3 under)
    {
        float right = x + 0.5f - _left, down = y + 0.5f - _top, u = right / _width, v = down / _height;
        float fromEdge = _isRound
            ? (0.5f - Vector2.Distance(new(u, v), new(0.5f))) * _width
            : Math.Min(Math.Min(right, _width - right), Math.Min(down, _height - down));
        if (fromEdge < _frame)
            return _paint * (fromEdge < 0.4f * _frame ? 0.8f : 1);
        float bar = 0.36f * _frame;
        if ((_isWide && Math.Abs(right - _width / 2) < bar) || Math.Abs(down - _crossbar * _height) < bar)
            return _paint * 0.94f;
        // The wall throws its shadow into the recess from above and from the sun's side.
        float fromSun = _side < 0 ? right : _side > 0 ? _width - right : _width;
        float shade = down < 2.2f * _frame || fromSun < 1.9f * _frame ? _shadow : 1;
        return Behind(u, v) * shade;
    }

    private Vector3 Behind(float u, float v)
    {
        var glass = Vector3.Lerp(_sky, new(0.07f, 0.09f, 0.12f), Math.Min(1, 0.15f + 1.05f * v)) * _bright;
        if (_isLit)
            glass = s_lamp * (1.0f - 0.35f * v);
        if (v < _blind)
            glass = s_cloth * (MathF.Sin(v * 60) > 0.6f ? 0.78f : 0.92f);
        else if (_hasCurtains && Math.Abs(u - 0.5f) > 0.18f + 0.16f * v * v)
            glass = s_cloth * (0.82f + 0.16f * MathF.Sin(u * 55));
        float streak = u + 0.55f * v + _streak;
        return streak - MathF.Floor(streak) < 0.2f ? Vector3.Lerp(glass, new(0.9f), 0.22f) : glass;
    }
}
