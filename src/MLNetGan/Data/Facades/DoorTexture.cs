using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>A panelled door under a pane, with a knob.</summary>
internal readonly struct DoorTexture(FacadeItem item, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private const float Transom = 0.2f;
    private readonly float _left = item.Left * canvas.Scale, _top = item.Top * canvas.Scale;
    private readonly float _perWidth = 1f / (item.Width * canvas.Scale), _perHeight = 1f / (item.Height * canvas.Scale);
    private readonly Vector3 _paint = FacadePaint.Wood(item.Wall) * light.Colour;

    public Vector3 At(int x, int y, Vector3 under)
    {
        float u = (x + 0.5f - _left) * _perWidth, v = (y + 0.5f - _top) * _perHeight;
        float grain = 0.95f + 0.1f * Grain.At(item.Seed, x, y >> 2);
        if (v < Transom)
            return v > Transom - 0.04f || u is < 0.08f or > 0.92f
                ? _paint * 1.2f : Vector3.Lerp(new(0.55f, 0.62f, 0.68f), new(0.2f, 0.22f, 0.25f), v / Transom);
        if (Vector2.DistanceSquared(new(u, (v - 0.62f) * 1.8f), new(0.87f, 0)) < 0.004f)
            return new(0.92f, 0.78f, 0.36f);
        float panelAcross = u * 2 % 1, panelDown = (v - Transom) / (1 - Transom) * 2.2f % 1.1f / 1.1f;
        float edge = Math.Min(Math.Min(panelAcross, 1 - panelAcross), 0.8f * Math.Min(panelDown, 1 - panelDown));
        float tone = edge < 0.14f ? 1.0f : edge < 0.22f ? (panelDown < 0.5f || panelAcross < 0.2f ? 0.55f : 1.6f) : 1.18f;
        return _paint * (tone * grain) + new Vector3(0.03f);
    }
}
