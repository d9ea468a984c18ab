using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>What lies in a shadow.</summary>
internal readonly struct ShadowTexture(float lightLeft) : ITexture
{
    public Vector3 At(int x, int y, Vector3 under) => under * lightLeft;
}
