using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetGan.Tests.Contracts.ImageAnalytics;

[TestClass]
public sealed class MLImageTests
{
    // 2x2, red, green, blue, (10, 20, 30) with alpha 255, 128, 0, 255; written by Pillow 9.4.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGklEQVR4nGP4z8Dwn+E/QwMDA8N/Bi4Ruf8AN4AFuHBMPX8AAAAASUVORK5CYII=");

    private static MLImage Small(MLPixelFormat format) => MLImage.CreateFromPixels(2, 1, format, [1, 2, 3, 255, 4, 5, 6, 255]);

    [TestMethod]
    public void PixelsAreCopiedInTheirFormat()
    {
        byte[] data = [1, 2, 3, 255, 4, 5, 6, 255];
        using MLImage image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Rgba32, data);
        data[0] = 99;
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 255, 4, 5, 6, 255 }, image.Pixels.ToArray());
        Assert.AreEqual((2, 1, 32), (image.Width, image.Height, image.BitsPerPixel));
        Assert.AreEqual(MLPixelFormat.Rgba32, image.PixelFormat);
        Assert.IsNull(image.Tag);
    }

    [TestMethod]
    public void BlueGreenRedComeOutOfEitherFormat()
    {
        using MLImage bgra = Small(MLPixelFormat.Bgra32), rgba = Small(MLPixelFormat.Rgba32);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 6 }, bgra.GetBGRPixels);
        CollectionAssert.AreEqual(new byte[] { 3, 2, 1, 6, 5, 4 }, rgba.GetBGRPixels);
    }

    [TestMethod]
    public void WrongSizesAndFormatsAreRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(2, 1, MLPixelFormat.Unknown, new byte[8]));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(0, 1, MLPixelFormat.Bgra32, []));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(2, 0, MLPixelFormat.Bgra32, []));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(2, 1, MLPixelFormat.Bgra32, new byte[6]));
    }

    [TestMethod]
    public void FilesDecodeToPremultipliedBgra()
    {
        using MLImage image = MLImage.CreateFromStream(new MemoryStream(Png));
        Assert.AreEqual(MLPixelFormat.Bgra32, image.PixelFormat);
        CollectionAssert.AreEqual(
            new byte[] { 0, 0, 255, 255, 0, 128, 0, 128, 0, 0, 0, 0, 30, 20, 10, 255 }, image.Pixels.ToArray());
        CollectionAssert.AreEqual(new byte[] { 0, 0, 255, 0, 255, 0, 0, 0, 0, 30, 20, 10 }, image.GetBGRPixels);
    }

    [TestMethod]
    public void WhatIsNoImageIsAnArgumentException()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream([1, 2, 3])));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromFile(folder.Write([1, 2, 3], "broken.png")));
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromFile(folder.File("missing.png")));
    }

    [TestMethod]
    public void DisposedImageRefusesWork()
    {
        MLImage image = Small(MLPixelFormat.Bgra32);
        image.Dispose();
        Assert.ThrowsExactly<InvalidOperationException>(() => image.Width);
        Assert.ThrowsExactly<InvalidOperationException>(() => image.GetBGRPixels);
        image.Dispose();
    }

    [TestMethod]
    public void ImageTypesCompareBySize()
    {
        Assert.IsTrue(new ImageDataViewType(2, 3).Equals(new ImageDataViewType(2, 3)));
        Assert.IsFalse(new ImageDataViewType(2, 3).Equals(new ImageDataViewType(3, 2)));
        Assert.AreEqual("Image<2, 3>", new ImageDataViewType(2, 3).ToString());
        Assert.AreEqual("Image", new ImageDataViewType().ToString());
        Assert.AreEqual(typeof(MLImage), new ImageDataViewType().RawType);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImageDataViewType(0, 3));
    }

    [TestMethod]
    public void RowClassesDeclareTheSizeOfTheirImages()
    {
        var ml = new MLContext();
        IDataView data = ml.Data.LoadFromEnumerable(new[] { new Sized() });
        Assert.IsTrue(new ImageDataViewType(1, 2).Equals(data.Schema["Image"].Type));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.LoadFromEnumerable(new[] { new Unsized() }));
    }

    private sealed class Sized
    {
        [ImageType(1, 2)]
        public MLImage? Image { get; set; }
    }

    private sealed class Unsized
    {
        [ImageType]
        public MLImage? Image { get; set; }
    }
}
