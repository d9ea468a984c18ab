using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Contracts.ImageSharp;

[TestClass]
public sealed class ImageTests
{
    [TestMethod]
    public void PixelDataGoesInAndOutInRows()
    {
        byte[] data = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(data, 2, 2);
        Assert.AreEqual(new Rgb24(4, 5, 6), image[1, 0]);
        Assert.AreEqual(new Rgb24(7, 8, 9), image[0, 1]);
        var copy = new byte[12];
        image.CopyPixelDataTo(copy);
        CollectionAssert.AreEqual(data, copy);
    }

    [TestMethod]
    public void TooLittleDataIsRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Image.LoadPixelData<L8>(new byte[3], 2, 2));
        using var image = new Image<L8>(2, 2);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => image.CopyPixelDataTo(new byte[3]));
    }

    [TestMethod]
    public void NewImageHasItsBackground()
    {
        using var image = new Image<Rgba32>(3, 1, new Rgba32(1, 2, 3, 4));
        Assert.AreEqual(new Rgba32(1, 2, 3, 4), image[2, 0]);
        using var empty = new Image<L8>(3, 1);
        Assert.AreEqual(new L8(0), empty[2, 0]);
    }

    [TestMethod]
    public void SizesAndPlacesAreChecked()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Image<L8>(0, 1));
        using var image = new Image<L8>(3, 2);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => image[3, 0]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => image[0, 2]);
    }

    [TestMethod]
    public void CloneIsIndependent()
    {
        using var image = new Image<L8>(1, 1, new L8(5));
        using Image<L8> clone = image.Clone();
        clone[0, 0] = new L8(6);
        Assert.AreEqual(new L8(5), image[0, 0]);
    }

    [TestMethod]
    public void DisposedImageRefusesWork()
    {
        var image = new Image<L8>(1, 1);
        image.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => image.Clone());
        Assert.ThrowsExactly<ObjectDisposedException>(() => image.SaveAsPng(new MemoryStream()));
    }
}
