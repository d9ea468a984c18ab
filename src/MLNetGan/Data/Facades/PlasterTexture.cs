using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Painted plaster: patches and rain streaks, darker towards the ground.</summary>
internal readonly struct PlasterTexture(FacadeItem item, Vector3 paint, in FacadeCanvas canvas, FacadeLight light) : ITexture
{
    private readonly float _perUnit = 1 / canvas.Unit;

    // A gable stands on a wall.
    private readonly float _ground = item.Outline == FacadeOutline.Rectangle ? item.Bottom * canvas.Scale : float.MaxValue;

    public Vector3 At(int x, int y, Vector3 under)
    {
        float across = x * _perUnit, down = y * _perUnit;
        float tone = 0.90f + 0.14f * Grain.Cloud(item.Seed, across / 7, down / 7)
            + 0.09f * (Grain.Smooth(item.Seed + 3, across / 0.9f, down / 11) - 0.5f)
            + 0.06f * (Grain.At(item.Seed, x, y) - 0.5f);
        float height = (_ground - y) * _perUnit;
        if (height < 4)
            tone *= 0.76f + 0.06f * height;
        return paint * light.Colour * tone;
    }
}
