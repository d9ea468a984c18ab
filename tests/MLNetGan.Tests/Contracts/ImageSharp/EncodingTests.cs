using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Contracts.ImageSharp;

[TestClass]
public sealed class EncodingTests
{
    private const int PngColourTypeOffset = 25;

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] RoundTrip<TPixel>(byte[] pixels, int expectedColourType)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> image = Image.LoadPixelData<TPixel>(pixels, 13, 7);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        Assert.AreEqual(expectedColourType, stream.ToArray()[PngColourTypeOffset]);
        using Image<TPixel> again = Image.Load<TPixel>(stream.ToArray());
        var copy = new byte[pixels.Length];
        again.CopyPixelDataTo(copy);
        return copy;
    }

    [TestMethod]
    public void PngIsLosslessInTheImagesOwnFormat()
    {
        CollectionAssert.AreEqual(Noise(91), RoundTrip<L8>(Noise(91), expectedColourType: 0));
        CollectionAssert.AreEqual(Noise(273), RoundTrip<Rgb24>(Noise(273), expectedColourType: 2));
        CollectionAssert.AreEqual(Noise(364), RoundTrip<Rgba32>(Noise(364), expectedColourType: 6));
    }
}
