namespace MLNetGan.Data.Facades;

/// <summary>What a part of a drawn street is; each has a colour of its own in label maps.</summary>
internal enum FacadePart : byte
{
    ClearSky,
    CloudySky,
    Sun,
    Pavement,
    RedBrick,
    PaleBrick,
    CreamPlaster,
    OchrePlaster,
    RosePlaster,
    Stone,
    Tiles,
    Slate,
    Trim,
    Window,
    Door,
    Shutter,
    Balcony,
    Shop,
    Awning,
    Tree,
}
