using MLNetGan.Data;
using MLNetGan.Tests.Imaging;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Data;

/// <summary>What a set of mixed files comes to, and what is said of it.</summary>
[TestClass]
public class LoadedSetTests
{
    [TestMethod]
    [DataRow("grey colour colour", 3)]
    [DataRow("colour grey", 3)]
    [DataRow("grey grey", 1)]
    [DataRow("alpha alpha", 4)]
    [DataRow("alpha colour", 3)]
    [DataRow("grey alpha", 3)]
    [DataRow("shade grey", 1)]
    [DataRow("shade alpha", 4)]
    public void Channels_AreDecidedOverAllImages(string kinds, int channels)
    {
        using var folder = new TemporaryFolder();
        int number = 0;
        foreach (string kind in kinds.Split(' '))
        {
            folder.Write(File(kind), "alone", $"{number}.png");
            folder.Write(File(kind), "in", $"{number}.png");
            folder.Write(File(kind), "out", $"{number++}.png");
        }
        Assert.AreEqual(channels, ImageFolder.Load(folder.File("alone"), null, null, null, Loading.Into()).Shape.Channels);
        Assert.AreEqual(channels, PairFolder.LoadParallel(folder.File("in"), folder.File("out"), null, null, null, null, Loading.Into()).Target.Shape.Channels);
        (ImageSet input, ImageSet target) = UnpairedFolders.Load(folder.File("in"), folder.File("out"), null, null, null, null, Loading.Into());
        Assert.AreEqual((channels, channels), (input.Shape.Channels, target.Shape.Channels));
    }

    [TestMethod]
    public void Report_TellsWhatTheSetCameTo_AndWhatWasPassedOver()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Grey, "cat", "0.png");
        folder.Write(PillowImages.Rgba, "cat", "1.png");
        folder.Write(PillowImages.Rgb, "owl", "2.JFIF");
        folder.Write(PillowImages.Rgb, "owl", "old", "3.png");
        folder.Write([1], "owl", ".hidden");
        for (int i = 0; i < 5; i++)
            folder.Write([1], "dog", $"{i}.heic");
        folder.Write([1], "readme");
        List<string> said = [], warned = [];

        ImageFolder.Load(folder.Path, null, null, null, Loading.Into(said: said, warned: warned));

        char slash = Path.DirectorySeparatorChar;
        Assert.HasCount(1, said);
        Assert.AreEqual(
            $"'{folder.Path}': 3 images of 2 labels, 3 channels, 4x5 pixels (height x width); 1 grey made colour; 1 transparent laid on white; " +
            $"8 passed over: 1 file without a type (readme), 5 files of type .heic (dog{slash}0.heic, dog{slash}1.heic, dog{slash}2.heic and 2 more), " +
            $"1 folder without images (dog), 1 folder below a label (owl{slash}old)", said[0]);
        Assert.IsEmpty(warned);
    }

    [TestMethod]
    public void Reports_OfPairs_AndUnpairedFolders_TellTheirs()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Waves, "both", "1.png");
        folder.Write([1], "both", "notes.txt");
        folder.Write(PillowImages.Grey, "in", "1.png");
        folder.Write(PillowImages.RgbJpeg, "out", "1.png");
        List<string> said = [];
        PairFolder.LoadSideBySide(folder.File("both"), PairSide.Left, null, null, null, null, Loading.Into(said: said));
        UnpairedFolders.Load(folder.File("in"), folder.File("out"), 4, 4, 1, null, Loading.Into(said: said));
        CollectionAssert.AreEqual(
            new[]
            {
                $"'{folder.File("both")}': 1 pair, 1 channel, 24x12 pixels (height x width); 1 passed over: 1 file of type .txt ({Path.Combine("both", "notes.txt")})",
                $"'{folder.File("in")}': 1 image, 1 channel, 4x4 pixels (height x width); 1 resized",
                $"'{folder.File("out")}': 1 image, 1 channel, 4x4 pixels (height x width); 1 colour made grey; 1 resized",
            }, said);
    }

    [TestMethod]
    [DataRow(4095, true)]
    [DataRow(16383, true)]
    [DataRow(65535, false)]
    public void ImagesOfSixteenBits_ThatHoldFewer_AreWarnedOf(int white, bool isWarned)
    {
        using var folder = new TemporaryFolder();
        List<string> warned = [];
        string path = folder.Write(Deep(white), "deep.png");
        folder.Write(PillowImages.Rgb, "other.png");
        ImageFolder.Load(folder.Path, null, null, null, Loading.Into(warned: warned));
        ImageFolder.LoadFile(path, null, false, Loading.Into(warned: warned));
        Assert.HasCount(isWarned ? 2 : 0, warned);
        if (isWarned)
            StringAssert.Contains(warned[0], $"images of 16 bits a sample, the first '{path}', reach {(white + 128) / 257} of 255 at most");
    }

    private static byte[] Deep(int white)
    {
        using var image = new SixLabors.ImageSharp.Image<L16>(5, 4);
        image[2, 2] = new L16((ushort)white);
        using var stream = new MemoryStream();
        image.Save(stream, new PngEncoder { BitDepth = PngBitDepth.Bit16, ColorType = PngColorType.Grayscale });
        return stream.ToArray();
    }

    private static byte[] File(string kind) => kind switch
    {
        "grey" => PillowImages.Grey,
        "colour" => PillowImages.Rgb,
        "alpha" => PillowImages.Rgba,
        _ => Pictures.File<La16>(new PngEncoder { ColorType = PngColorType.GrayscaleWithAlpha }, 5, 4, Pictures.Flat(9, 9, 9, 99)),
    };
}
