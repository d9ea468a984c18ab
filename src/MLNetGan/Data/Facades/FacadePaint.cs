using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>Which paint goes with a wall: a label map that shows the wall tells of it.</summary>
internal static class FacadePaint
{
    private static readonly Vector3 s_white = new(0.93f, 0.92f, 0.88f);

    /// <summary>Cornices, sills and lintels.</summary>
    public static Vector3 Trim(FacadePart wall) => wall switch
    {
        FacadePart.RedBrick => new(0.88f, 0.84f, 0.74f),
        FacadePart.PaleBrick => new(0.66f, 0.36f, 0.26f),
        FacadePart.Stone => new(0.84f, 0.82f, 0.77f),
        _ => s_white,
    };

    /// <summary>Window frames.</summary>
    public static Vector3 Frame(FacadePart wall) => wall switch
    {
        FacadePart.PaleBrick => new(0.24f, 0.30f, 0.27f),
        FacadePart.OchrePlaster => new(0.42f, 0.26f, 0.15f),
        FacadePart.Stone => new(0.30f, 0.32f, 0.36f),
        _ => s_white,
    };

    /// <summary>Doors and shop fronts.</summary>
    public static Vector3 Wood(FacadePart wall) => wall switch
    {
        FacadePart.RedBrick => new(0.12f, 0.28f, 0.20f),
        FacadePart.PaleBrick => new(0.40f, 0.10f, 0.10f),
        FacadePart.CreamPlaster => new(0.16f, 0.26f, 0.44f),
        FacadePart.OchrePlaster => new(0.38f, 0.22f, 0.12f),
        FacadePart.RosePlaster => new(0.26f, 0.34f, 0.30f),
        _ => new(0.18f, 0.16f, 0.16f),
    };

    public static Vector3 Shutter(FacadePart wall) => wall switch
    {
        FacadePart.CreamPlaster => new(0.24f, 0.42f, 0.58f),
        FacadePart.OchrePlaster => new(0.22f, 0.42f, 0.28f),
        _ => new(0.46f, 0.44f, 0.42f),
    };
}
