using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Rows of clay tiles, or of slates: each row lies over the next and throws a shadow on it.</summary>
internal readonly struct RoofTexture(uint seed, bool isSlate, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private static readonly Vector3 s_clay = new(0.68f, 0.31f, 0.19f), s_slate = new(0.36f, 0.39f, 0.45f);
    private readonly float _perRow = 1 / Math.Max(2.2f * canvas.Scale, 1.5f * canvas.Unit);
    private readonly float _perPatch = 1 / (6 * canvas.Unit);

    public Vector3 At(int x, int y, Vector3 under)
    {
        float down = y * _perRow, across = x * _perRow * (isSlate ? 0.7f : 0.95f);
        int row = (int)down;
        across += 0.5f * (row & 1);
        int tile = (int)across;
        float inRow = down - row, inTile = across - tile;
        float round = isSlate ? (inTile < 0.12f ? 0.72f : 1) : 0.74f + 0.34f * MathF.Sin(MathF.PI * inTile);
        float lap = inRow > 0.72f ? 0.62f : 0.96f + 0.2f * inRow;
        float tone = 0.78f + 0.3f * Grain.At(seed, tile, row) + 0.14f * (Grain.Smooth(seed + 1, x * _perPatch, y * _perPatch) - 0.5f);
        return (isSlate ? s_slate : s_clay) * light.Colour * (round * lap * tone);
    }
}
