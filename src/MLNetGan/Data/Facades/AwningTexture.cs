using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Striped cloth that slopes outwards, with a valance.</summary>
internal readonly struct AwningTexture(FacadeItem item, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private readonly float _left = item.Left * canvas.Scale, _top = item.Top * canvas.Scale, _perHeight = 1f / (item.Height * canvas.Scale);
    private readonly float _perStripe = 1 / Math.Max(2.0f * canvas.Scale, 1.7f * canvas.Unit);
    private readonly Vector3 _cloth = item.Wall switch
    {
        FacadePart.RedBrick or FacadePart.OchrePlaster => new(0.14f, 0.42f, 0.26f),
        FacadePart.RosePlaster or FacadePart.Stone => new(0.16f, 0.30f, 0.58f),
        _ => new(0.76f, 0.14f, 0.12f),
    };

    public Vector3 At(int x, int y, Vector3 under)
    {
        float v = (y + 0.5f - _top) * _perHeight;
        var cloth = ((int)((x - _left) * _perStripe) & 1) == 0 ? _cloth : new(0.93f, 0.91f, 0.86f);
        return cloth * light.Colour * (v > 0.76f ? 0.72f : 1.08f - 0.2f * v);
    }
}
