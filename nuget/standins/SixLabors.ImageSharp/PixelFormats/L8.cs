using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>8-bit luminance; colours come in by the ITU-R BT.709 weights.</summary>
public partial struct L8 : IPixel<L8>
{
    public L8(byte luminance) => PackedValue = luminance;

    public byte PackedValue { get; set; }

    public static bool operator ==(L8 left, L8 right) => left.Equals(right);

    public static bool operator !=(L8 left, L8 right) => !left.Equals(right);

    public void FromScaledVector4(Vector4 vector)
    {
        Rgba32 pixel = default;
        pixel.FromScaledVector4(vector);
        FromRgba32(pixel);
    }

    public readonly Vector4 ToScaledVector4()
    {
        float luminance = PackedValue / 255f;
        return new Vector4(luminance, luminance, luminance, 1f);
    }

    public void FromRgba32(Rgba32 source) =>
        PackedValue = (byte)(source.R * .2126f + source.G * .7152f + source.B * .0722f + .5f);

    public readonly bool Equals(L8 other) => PackedValue == other.PackedValue;

    public override readonly bool Equals(object? obj) => obj is L8 other && Equals(other);

    public override readonly int GetHashCode() => PackedValue.GetHashCode();

    public override readonly string ToString() => $"L8({PackedValue})";
}
