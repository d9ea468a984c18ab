using System.Numerics;
using Microsoft.ML.Runtime;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace Microsoft.ML.Transforms.Image;

/// <summary>How the colours of an image lie in a vector.</summary>
internal sealed class PixelLayout
{
    public readonly ColorBits Colors;
    public readonly ColorsOrder Order;
    public readonly bool Interleave;
    public readonly float Offset;
    public readonly float Scale;

    public PixelLayout(ColorBits colors, ColorsOrder order, bool interleave, float offset, float scale)
    {
        Contracts.CheckParam((colors & ColorBits.All) != 0, nameof(colors), "Need to use at least one color plane");
        Contracts.CheckParam(float.IsFinite(offset), nameof(offset));
        Contracts.CheckParam(float.IsFinite(scale) && scale != 0, nameof(scale));
        (Colors, Order, Interleave, Offset, Scale) = (colors, order, interleave, offset, scale);
    }

    public PixelLayout(BinaryReader reader)
        : this((ColorBits)reader.ReadByte(), (ColorsOrder)reader.ReadByte(), reader.ReadBoolean(), reader.ReadSingle(), reader.ReadSingle())
    {
    }

    public int Planes => BitOperations.PopCount((uint)Colors);

    public bool NeedsScale => Offset != 0 || Scale != 1;

    public void Save(BinaryWriter writer)
    {
        writer.Write((byte)Colors);
        writer.Write((byte)Order);
        writer.Write(Interleave);
        writer.Write(Offset);
        writer.Write(Scale);
    }

    public int[] Dimensions(int height, int width) => Interleave ? [height, width, Planes] : [Planes, height, width];

    /// <summary>The place of a pixel's colour in the vector.</summary>
    public int Index(int pixel, int plane, int pixels) => Interleave ? pixel * Planes + plane : plane * pixels + pixel;

    /// <summary>The plane of each colour; -1 for the absent.</summary>
    public (int Alpha, int Red, int Green, int Blue) PlanesOf()
    {
        string order = Order.ToString();
        int Plane(char letter, ColorBits bit) => (Colors & bit) == 0 ? -1
            : order[..order.IndexOf(letter)].Count(before => (Colors & BitOf(before)) != 0);
        return (Plane('A', ColorBits.Alpha), Plane('R', ColorBits.Red), Plane('G', ColorBits.Green), Plane('B', ColorBits.Blue));
    }

    private static ColorBits BitOf(char letter) => letter switch
    {
        'A' => ColorBits.Alpha,
        'R' => ColorBits.Red,
        'G' => ColorBits.Green,
        _ => ColorBits.Blue,
    };
}
