using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Large blocks of cut stone with bevelled edges.</summary>
internal readonly struct StoneTexture(uint seed, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private static readonly Vector3 s_stone = new(0.72f, 0.69f, 0.61f);
    private readonly float _perCourse = 1 / Math.Max(4.5f * canvas.Scale, 3.4f * canvas.Unit);
    private readonly float _perPatch = 1 / (2.2f * canvas.Unit);
    private readonly float _edge = Math.Max(0.1f, 0.5f * canvas.Scale / Math.Max(4.5f * canvas.Scale, 3.4f * canvas.Unit));

    public Vector3 At(int x, int y, Vector3 under)
    {
        float down = y * _perCourse, across = x * _perCourse / 1.9f;
        int course = (int)down;
        across += 0.5f * (course & 1);
        int block = (int)across;
        float inCourse = down - course, inBlock = (across - block) * 1.9f;
        float tone = 0.80f + 0.16f * Grain.At(seed + 5, block, course) + 0.16f * Grain.Cloud(seed, x * _perPatch, y * _perPatch)
            + 0.1f * (Grain.At(seed, x, y) - 0.5f);
        if (inCourse < _edge || inBlock < _edge)
            tone *= 0.66f;
        else if (inCourse < 2 * _edge || inBlock < 2 * _edge)
            tone *= 1.12f;
        return s_stone * light.Colour * tone;
    }
}
