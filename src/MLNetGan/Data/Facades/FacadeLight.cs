using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Sunlight from one side, or the even light of a cloudy day.</summary>
/// <param name="Sun">Where the sun stands, in samples; null under clouds.</param>
/// <param name="Side">-1 where light falls in from the left, 1 from the right, 0 under clouds.</param>
internal readonly record struct FacadeLight(Vector2? Sun, int Side)
{
    private static readonly Vector3 s_sunny = new(1.10f, 1.05f, 0.96f), s_cloudy = new(0.84f, 0.87f, 0.91f);

    public Vector3 Colour => Sun is null ? s_cloudy : s_sunny;

    /// <summary>By which part light is left in a shadow.</summary>
    public float Shadow => Sun is null ? 0.82f : 0.58f;

    public static FacadeLight Of(Vector2? sun, int side, int scale) =>
        sun is { } place ? new(place * scale, place.X * 2 * scale < side ? -1 : 1) : new(null, 0);
}
