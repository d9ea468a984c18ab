using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Courses of bricks, every other one shifted by half a brick, each brick of a tone of its own.</summary>
internal readonly struct BrickTexture(uint seed, Vector3 clay, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private static readonly Vector3 s_mortar = new(0.74f, 0.70f, 0.63f);
    private readonly float _perCourse = 1 / Math.Max(2.3f * canvas.Scale, 1.3f * canvas.Unit);
    private readonly float _perPatch = 1 / (9 * canvas.Unit);
    private readonly float _joint = Math.Max(0.14f, 0.45f * canvas.Scale / Math.Max(2.3f * canvas.Scale, 1.3f * canvas.Unit));

    public Vector3 At(int x, int y, Vector3 under)
    {
        float down = y * _perCourse, across = x * _perCourse / 2.6f;
        int course = (int)down;
        across += 0.5f * (course & 1);
        int brick = (int)across;
        float patch = 0.86f + 0.24f * Grain.Smooth(seed, x * _perPatch, y * _perPatch) + 0.1f * (Grain.At(seed, x, y) - 0.5f);
        float inCourse = down - course, tone = Grain.At(seed + 7, brick, course);
        if (inCourse < _joint || (across - brick) * 2.6f < _joint)
            return s_mortar * light.Colour * patch;
        float burnt = tone < 0.1f ? 0.68f : 0.82f + 0.34f * tone;
        return clay * light.Colour * (patch * burnt * (1.08f - 0.16f * inCourse));
    }
}
