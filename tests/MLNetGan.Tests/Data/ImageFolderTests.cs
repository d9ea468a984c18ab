using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Imaging;

namespace MLNetGan.Tests.Data;

[TestClass]
public class ImageFolderTests
{
    [TestMethod]
    public void SubFolders_AreLabels_InOrdinalOrder()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Rgb, "b", "2.png");
        folder.Write(PillowImages.Palette, "b", "10.PNG");
        folder.Write(PillowImages.RgbJpeg, "B", "x.jpg");
        folder.Write([1, 2, 3], "b", "notes.txt");
        folder.Write([1, 2, 3], "b", ".hidden.png");
        folder.Write([1, 2, 3], "no images", "readme.md");

        var set = ImageFolder.Load(folder.Path, null, null, null, Loading.Into());

        CollectionAssert.AreEqual(new[] { "B", "b" }, set.LabelNames!.ToArray());
        Assert.AreEqual(3, set.Count);
        CollectionAssert.AreEqual(new[] { 0, 1, 1 }, new[] { set.LabelOf(0), set.LabelOf(1), set.LabelOf(2) });
        Assert.AreEqual(new ImageShape(3, 8, 16), set.Shape, "size and channels of the first image");
    }

    [TestMethod]
    [DataRow(1000, false)]
    [DataRow(450, true)]
    public void Pixels_AreTheSame_KeptInMemoryOrDecodedAtEveryReading(int budget, bool areFiles)
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 24; i++)
            folder.Write(PillowImages.Grey, "a", $"{i}.png");
        var set = ImageFolder.Load(folder.Path, 4, 5, 1, Loading.Into(budget));
        Assert.AreEqual(areFiles, set is FileImageSet);
        var pixels = new float[20];
        set.Read(0, pixels);
        for (int i = 0; i < 20; i++)
            Assert.AreEqual(50f * (i % 5) + 3 * (i / 5), pixels[i]);
        Assert.AreEqual(0, set.LabelOf(1));
    }

    [TestMethod]
    public void ImagesWithoutSubFolders_HaveNoLabels()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Rgb, "1.png");
        var set = ImageFolder.Load(folder.Path, null, null, null, Loading.Into());
        Assert.IsNull(set.LabelNames);
        Assert.AreEqual(1, set.Count);
    }

    [TestMethod]
    public void BrokenImages_AreNamed_UpToFive()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Rgb, "a", "good.png");
        var broken = Enumerable.Range(1, 7).Select(i => folder.Write([1, 2, 3], "b", $"{i}.png")).ToArray();

        var error = Assert.ThrowsExactly<InvalidDataException>(() => ImageFolder.Load(folder.Path, null, null, null, Loading.Into()));

        StringAssert.Contains(error.Message, $"7 of 8 images in '{folder.Path}' cannot be read");
        for (int i = 0; i < 7; i++)
            Assert.AreEqual(i < 5, error.Message.Contains(broken[i], StringComparison.Ordinal));
        StringAssert.Contains(error.Message, "and 2 more");
    }

    [TestMethod]
    public void ImageThatBreaksAfterItsHead_IsNamed()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Waves, "a", "1.png");
        byte[] broken = PillowImages.Waves;
        broken.AsSpan(45, 60).Clear();
        string path = folder.Write(broken, "a", "2.png");
        var error = Assert.ThrowsExactly<InvalidDataException>(() => ImageFolder.Load(folder.Path, null, null, null, Loading.Into()));
        StringAssert.Contains(error.Message, path);
    }

    [TestMethod]
    public void EmptyFolder_MissingFolder_AndMixedFolder_AreTold()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("empty", "a") + "b");
        string empty = Path.Combine(folder.Path, "empty");
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidDataException>(() => ImageFolder.Load(empty, null, null, null, Loading.Into())).Message, $"'{empty}' holds no images");
        StringAssert.Contains(
            Assert.ThrowsExactly<DirectoryNotFoundException>(() => ImageFolder.Load(empty + "x", null, null, null, Loading.Into())).Message, empty + "x");
        folder.Write(PillowImages.Rgb, "empty", "loose.png");
        folder.Write(PillowImages.Rgb, "empty", "a", "1.png");
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidDataException>(() => ImageFolder.Load(empty, null, null, null, Loading.Into())).Message, "'loose.png' first) beside 1 label folder with images: expected all images in label folders, or none. Move them.");
        Assert.Contains("1 sub-folder with images: expected all images in sub-folders, or none.",
            Assert.ThrowsExactly<InvalidDataException>(() => FoundImages.In(empty, Loading.Into(), forLabels: false)).Message);
    }
}
