using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>What a part looks like, sample by sample. Textures are structs, so that painting is compiled for each alone.</summary>
internal interface ITexture
{
    /// <summary>The colour (0..1) of a sample that showed <paramref name="under"/> up to now.</summary>
    Vector3 At(int x, int y, Vector3 under);
}
