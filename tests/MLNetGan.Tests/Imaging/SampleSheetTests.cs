using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

[TestClass]
public class SampleSheetTests
{
    [TestMethod]
    public void Images_LieRowByRow_WithAGapOfTwo_EveryPixelScaled()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("sheet.png");
        float[] images = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120];

        SampleSheet.Save(path, images, new ImageShape(1, 2, 2), columns: 2, scale: 3);

        // Three images in two columns: two rows of cells of 6, with a gap of 2 between.
        var shape = new ImageShape(1, 14, 14);
        Assert.AreEqual(shape, Loading.Shape(path));
        var read = new byte[shape.Length];
        ImageFile.Decode(path, shape, read);
        for (int y = 0; y < 14; y++)
            for (int x = 0; x < 14; x++)
            {
                int image = y / 8 * 2 + x / 8;
                bool gap = x % 8 > 5 || y % 8 > 5 || image == 3;
                float expected = gap ? 0 : images[image * 4 + y % 8 / 3 * 2 + x % 8 / 3];
                Assert.AreEqual(expected, read[y * 14 + x], $"row {y}, column {x}");
            }
    }

    [TestMethod]
    public void Colours_StayInTheirPlanes()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("sheet.png");
        SampleSheet.Save(path, [1, 2, 3, 4, 5, 6], new ImageShape(3, 1, 1), columns: 2);
        var read = new byte[12];
        ImageFile.Decode(path, new ImageShape(3, 1, 4), read);
        CollectionAssert.AreEqual(new byte[] { 1, 0, 0, 4, 2, 0, 0, 5, 3, 0, 0, 6 }, read);
    }

    [TestMethod]
    public void PartOfAnImage_IsRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => SampleSheet.Save("never.png", new float[7], new ImageShape(1, 2, 2), 1));
        StringAssert.Contains(error.Message, "a multiple of 4");
    }
}
