using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace MLNetGan.Tests.Contracts.ImageSharp;

[TestClass]
public sealed class ProcessingTests
{
    private static Image<L8> Ramp() => Image.LoadPixelData<L8>([1, 2, 3, 4, 5, 6], 3, 2);

    private static byte[] Bytes(Image<L8> image)
    {
        var bytes = new byte[image.Width * image.Height];
        image.CopyPixelDataTo(bytes);
        return bytes;
    }

    [TestMethod]
    public void CropTakesTheRectangle()
    {
        using Image<L8> image = Ramp();
        image.Mutate(x => x.Crop(new Rectangle(1, 0, 2, 2)));
        Assert.AreEqual((2, 2), (image.Width, image.Height));
        CollectionAssert.AreEqual(new byte[] { 2, 3, 5, 6 }, Bytes(image));
        image.Mutate(x => x.Crop(1, 2));
        CollectionAssert.AreEqual(new byte[] { 2, 5 }, Bytes(image));
    }

    [TestMethod]
    public void CropOutsideIsRefused()
    {
        using Image<L8> image = Ramp();
        Assert.ThrowsExactly<ArgumentException>(() => image.Mutate(x => x.Crop(new Rectangle(2, 0, 2, 2))));
    }

    [TestMethod]
    [DataRow(FlipMode.None, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [DataRow(FlipMode.Horizontal, new byte[] { 3, 2, 1, 6, 5, 4 })]
    [DataRow(FlipMode.Vertical, new byte[] { 4, 5, 6, 1, 2, 3 })]
    public void FlipMirrors(FlipMode mode, byte[] expected)
    {
        using Image<L8> image = Ramp();
        using Image<L8> flipped = image.Clone(x => x.Flip(mode));
        CollectionAssert.AreEqual(expected, Bytes(flipped));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 6 }, Bytes(image));
    }

    [TestMethod]
    public void DrawnImageCoversAndIsCutAtTheEdges()
    {
        using var sheet = new Image<L8>(4, 2, new L8(9));
        using Image<L8> tile = Ramp();
        sheet.Mutate(x => x.DrawImage(tile, new Point(2, 1), 1f).DrawImage(tile, new Point(-2, -1), 1f));
        CollectionAssert.AreEqual(new byte[] { 6, 9, 9, 9, 9, 9, 1, 2 }, Bytes(sheet));
    }

    [TestMethod]
    public void DrawnImageBlendsByOpacityAndAlpha()
    {
        using var sheet = new Image<Rgba32>(1, 1, new Rgba32(100, 0, 0, 255));
        using var tile = new Image<Rgba32>(1, 1, new Rgba32(200, 100, 0, 255));
        sheet.Mutate(x => x.DrawImage(tile, new Point(0, 0), .5f));
        Assert.AreEqual(150, sheet[0, 0].R, 1);
        Assert.AreEqual(50, sheet[0, 0].G, 1);
        Assert.AreEqual(255, sheet[0, 0].A);
    }

    [TestMethod]
    public void OperationsRunInTheirOrder()
    {
        using Image<L8> image = Ramp();
        image.Mutate(x => x.Flip(FlipMode.Horizontal).Crop(1, 1));
        CollectionAssert.AreEqual(new byte[] { 3 }, Bytes(image));
    }
}
