using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

public interface IPixel
{
    /// <summary>Reads R, G, B, A in 0..1.</summary>
    void FromScaledVector4(Vector4 vector);

    /// <summary>Gives R, G, B, A in 0..1.</summary>
    Vector4 ToScaledVector4();

    void FromRgba32(Rgba32 source);
}

public interface IPixel<TSelf> : IPixel, IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
}
