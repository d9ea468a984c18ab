using MLNetGan.Imaging;
using MLNetGan.Tests.Imaging;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Cli;

/// <summary>What <c>train</c> says of the data that it loads.</summary>
[TestClass]
public class LoadedDataTests : ToolTest
{
    [TestMethod]
    public void Report_AndWarnings_AreShown_OfTrainingAndHeldOutData()
    {
        using var folder = new TemporaryFolder();
        var encoder = new PngEncoder { BitDepth = PngBitDepth.Bit16, ColorType = PngColorType.Grayscale };
        for (int i = 0; i < 2; i++)
            folder.Write(Pictures.File<L16>(encoder, 16, 16, Pictures.Flat(9, 9, 9)), "train", "cat", $"{i}.png");
        folder.Write([1], "train", "dog", "0.heic");
        folder.Write(Pictures.File("png", 32, 32, Pictures.Noise()), "test", "cat", "0.png");

        ProgramResult result = Tool("train", "draw", "--folder", folder.File("train"), "--test-folder", folder.File("test"), "--preset", "compact", "--dry-run").Succeeded();

        Assert.Contains($"'{folder.File("train")}': 2 images of 1 label, 1 channel, 16x16 pixels (height x width); 2 passed over: ", result.Output);
        Assert.Contains($"'{folder.File("test")}': 1 image of 1 label, 1 channel, 16x16 pixels (height x width); 1 colour made grey; 1 resized", result.Output);
        Assert.Contains($"mlnetgan: warning: '{folder.File("train")}': images of 16 bits a sample", result.Error);
    }

    [TestMethod]
    public void Translate_TakesEveryFormat_Upright_AndTellsWhatItPassesOver()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Pictures.File("webp", 32, 32, Pictures.Noise()), "in", "a.webp");
        byte[] photo = Pictures.WithChunks(Pictures.File("png", 48, 32, Pictures.Noise()), Pictures.Chunk("eXIf", Pictures.Exif(6)));
        folder.Write(photo, "in", "b.png");
        folder.Write([1], "in", "c.heic");
        string output = Tool("translate", TranslatorRun, "--input", folder.File("in"), "--out", folder.File("out")).Succeeded().Output;
        Assert.Contains($"2 images in {folder.File("out")}; 1 passed over: 1 file of type .heic ({Path.Combine("in", "c.heic")})", output);
        Assert.AreEqual(new ImageShape(3, 32, 32), Data.Loading.Shape(folder.File("out", "a.png")));
        Assert.AreEqual(new ImageShape(3, 48, 32), Data.Loading.Shape(folder.File("out", "b.png")));
    }
}
