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
    public void OperationsRunInTheirOrder()
    {
        using Image<L8> image = Ramp();
        image.Mutate(x => x.Crop(1, 2).Resize(3, 2).Crop(2, 1));
        CollectionAssert.AreEqual(new byte[] { 1, 1 }, Bytes(image));
    }

    [TestMethod]
    public void CloneLeavesTheSource()
    {
        using Image<L8> image = Ramp();
        using Image<L8> cropped = image.Clone(x => x.Crop(1, 1));
        CollectionAssert.AreEqual(new byte[] { 1 }, Bytes(cropped));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 6 }, Bytes(image));
    }
}
