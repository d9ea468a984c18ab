using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Louvres in a frame.</summary>
internal readonly struct ShutterTexture(FacadeItem item, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private readonly float _left = item.Left * canvas.Scale, _right = item.Right * canvas.Scale;
    private readonly float _perSlat = 1 / Math.Max(2.0f * canvas.Scale, 0.9f * canvas.Unit), _frame = 0.35f * canvas.Unit;
    private readonly Vector3 _paint = FacadePaint.Shutter(item.Wall) * light.Colour;

    public Vector3 At(int x, int y, Vector3 under)
    {
        float down = y * _perSlat;
        bool isFrame = Math.Min(x + 0.5f - _left, _right - x - 0.5f) < _frame;
        return _paint * (isFrame ? 1.05f : 1.2f - 0.55f * (down - MathF.Floor(down)));
    }
}
