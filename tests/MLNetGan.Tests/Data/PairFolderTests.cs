using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Imaging;
using MLNetGan.Tests.Pipeline;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Data;

[TestClass]
public class PairFolderTests
{
    private static readonly byte[] s_red = [200, 0, 0], s_blue = [0, 0, 100];

    [TestMethod]
    [DataRow(PairSide.Left, long.MaxValue)]
    [DataRow(PairSide.Right, long.MaxValue)]
    [DataRow(PairSide.Left, 1000L)]
    [DataRow(PairSide.Right, 1000L)]
    public void SideBySide_EitherHalfIsTheInput_KeptInMemoryOrDecodedAtEveryReading(PairSide inputSide, long budget)
    {
        using var folder = new TemporaryFolder();
        WriteHalves(folder.File("b.png"), s_red, s_blue, 4, 6);
        WriteHalves(folder.File("a.png"), s_blue, s_red, 4, 6);
        for (int i = 0; i < 5; i++)
            WriteHalves(folder.File($"c{i}.png"), s_blue, s_red, 4, 6);
        folder.Write(PillowImages.Rgb, ".hidden.png");
        folder.Write([1, 2, 3], "notes.txt");

        var pairs = PairFolder.LoadSideBySide(folder.Path, inputSide, null, null, null, null, Loading.Into(budget));

        Assert.AreEqual(budget == 1000, pairs.Input is FileImageSet);
        Assert.AreEqual((7, 7), (pairs.Input.Count, pairs.Target.Count));
        Assert.AreEqual(new ImageShape(3, 4, 6), pairs.Input.Shape);
        bool isLeft = inputSide == PairSide.Left;
        AssertFlat(isLeft ? s_blue : s_red, pairs.Input, 0);
        AssertFlat(isLeft ? s_red : s_blue, pairs.Target, 0);
        AssertFlat(isLeft ? s_red : s_blue, pairs.Input, 1);
        AssertFlat(isLeft ? s_blue : s_red, pairs.Target, 1);
    }

    [TestMethod]
    [DataRow(8, 8)]
    [DataRow(3, 3)]
    [DataRow(2, 8)]
    [DataRow(4, 12)]
    public void SideBySide_ResizedHalves_HoldNothingOfEachOther(int height, int width)
    {
        using var folder = new TemporaryFolder();
        WriteHalves(folder.File("a.png"), s_red, s_blue, 4, 6);
        var pairs = PairFolder.LoadSideBySide(folder.Path, PairSide.Left, height, width, null, null, Loading.Into());
        Assert.AreEqual(new ImageShape(3, height, width), pairs.Target.Shape);
        AssertFlat(s_red, pairs.Input, 0);
        AssertFlat(s_blue, pairs.Target, 0);
    }

    [TestMethod]
    [DataRow(false, long.MaxValue), DataRow(false, 4000L), DataRow(true, long.MaxValue), DataRow(true, 4000L)]
    public void ResizedMaps_HoldNoMixtures_AsResizedTargetsDo(bool isParallel, long budget)
    {
        using var folder = new TemporaryFolder();
        // Stripes of 0 and 200.
        float[] stripes = [.. Enumerable.Range(0, 10 * 20).Select(i => i % 20 % 4 < 2 ? 0f : 200f)];
        foreach (string name in (string[])["a.png", "b.png"])
        {
            string path = folder.File("pairs", name), target = folder.File("targets", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            PngFile.Save(path, stripes, new ImageShape(1, 10, 20));
            PngFile.Save(target, stripes, new ImageShape(1, 10, 20));
        }
        LoadSettings settings = Loading.Into(budget) with { InputsAreMaps = true };
        ImagePairs pairs = isParallel
            ? PairFolder.LoadParallel(folder.File("pairs"), folder.File("targets"), 32, 32, null, null, settings)
            : PairFolder.LoadSideBySide(folder.File("pairs"), PairSide.Left, 32, 32, null, null, settings);
        Assert.AreEqual(budget == 4000, pairs.Input is FileImageSet);
        float[] input = new float[32 * 32], mixed = new float[32 * 32];
        pairs.Input.Read(1, input);
        pairs.Target.Read(1, mixed);
        CollectionAssert.AreEquivalent(new[] { 0f, 200f }, input.Distinct().ToArray());
        Assert.IsGreaterThan(2, mixed.Distinct().Count());
    }

    [TestMethod]
    public void Maps_Of_Numbers_In_Colours_Are_Refused_And_Colours_Beside_Them_Are_Not()
    {
        using var folder = new TemporaryFolder();
        LoadSettings settings = Loading.Into() with { InputsAreMaps = true };
        WriteHalves(folder.File("a.png"), [2, 2, 2], [10, 20, 30], 4, 4);
        ImagePairs pairs = PairFolder.LoadSideBySide(folder.Path, PairSide.Left, null, null, 3, 1, settings);
        CollectionAssert.AreEqual(Enumerable.Repeat(2f, 16).ToArray(), Read(pairs.Input, 0));
        AssertFlat([10, 20, 30], pairs.Target, 0);

        WriteHalves(folder.File("b.png"), [128, 0, 0], [10, 20, 30], 4, 4);
        string message = Assert.ThrowsExactly<InvalidDataException>(() => PairFolder.LoadSideBySide(folder.Path, PairSide.Left, null, null, 3, 1, settings)).Message;
        StringAssert.Contains(message, $"'{folder.File("b.png")}' cannot be read as an image. It has colours, (128, 0, 0) for one: expected the number of each pixel as its grey.");
    }

    [TestMethod]
    public void Grey_Inputs_Of_Colour_Targets_Are_As_They_Were()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Grey, "in", "a.png");
        ImageShape shape = Loading.Shape(folder.File("in", "a.png"));
        Directory.CreateDirectory(folder.File("out"));
        PngFile.Save(folder.File("out", "a.png"), new float[3 * shape.Height * shape.Width], shape with { Channels = 3 });
        List<string> said = [];
        PairFolder.LoadParallel(folder.File("in"), folder.File("out"), null, null, null, 1, Loading.Into(said: said));
        Assert.EndsWith($"1 pair with inputs of 1 channel, 3 channels, {shape.Height}x{shape.Width} pixels (height x width)", said.Single());
    }

    [TestMethod]
    public void Maps_Of_Numbers_Of_Another_Depth_Are_Refused_Without_Advice_For_Pictures()
    {
        using var folder = new TemporaryFolder();
        foreach ((PngBitDepth depth, string bits) in ((PngBitDepth, string)[])[(PngBitDepth.Bit16, "16 bits"), (PngBitDepth.Bit1, "1 bit")])
        {
            string path = folder.Write(
                Pictures.File<L16>(new PngEncoder { BitDepth = depth, ColorType = PngColorType.Grayscale }, 4, 4, Pictures.Flat(0, 0, 0)), "in", "a.png");
            folder.Write(Pictures.File<L8>(new PngEncoder(), 4, 4, Pictures.Flat(9, 9, 9)), "out", "a.png");
            List<string> warned = [];
            string message = Assert.ThrowsExactly<InvalidDataException>(() => PairFolder.LoadParallel(folder.File("in"), folder.File("out"), null, null, null, null,
                Loading.Into(warned: warned) with { InputsAreMaps = true })).Message;
            string cause = $"'{path}' cannot be read as an image. Its numbers have {bits}: expected 8. Save them as a grey PNG of 8 bits.";
            Assert.Contains(cause, message);
            Assert.IsEmpty(warned);
            Assert.Contains(cause, Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().Data.LoadImage(path, isMap: true)).Message);
        }
    }

    [TestMethod]
    public void Maps_Of_Numbers_Are_Refused_In_Files_That_Change_Them()
    {
        using var folder = new TemporaryFolder();
        GanDataCatalog data = Tiny.ML.Gan().Data;
        string Write(string format) => folder.Write(Pictures.File(format, 16, 16, Pictures.Flat(7, 7, 7)), $"map.{format}");
        foreach ((string format, string name) in ((string, string)[])[("jpg", "JPEG"), ("webp", "lossy WebP")])
        {
            string path = Write(format);
            Assert.Contains($"'{path}' cannot be read as an image. It is a {name}, which changes numbers: expected them as they were. Save maps as grey PNG",
                Assert.ThrowsExactly<InvalidDataException>(() => data.LoadImage(path, isMap: true)).Message);
            Assert.AreEqual(1L, data.LoadImage(path).GetRowCount(), "a picture");
        }
        Assert.AreEqual(1L, data.LoadImage(Write("lossless.webp"), isMap: true).GetRowCount());
    }

    [TestMethod]
    public void SideBySide_HalvesAreThePixelsOfTheFile()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Waves, "a.png");
        var pairs = PairFolder.LoadSideBySide(folder.Path, PairSide.Left, null, null, null, null, Loading.Into());
        for (int y = 0; y < 24; y++)
            for (int x = 0; x < 24; x++)
                Assert.AreEqual(127 + 100 * Math.Sin(x / 5.0) * Math.Cos(y / 7.0), Read(x < 12 ? pairs.Input : pairs.Target, 0)[y * 12 + x % 12], 1.0);
    }

    [TestMethod]
    public void SideBySide_AllThatCannotBeUsed_IsInOneError()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Waves, "0.png");
        string odd = folder.Write(PillowImages.Rgb, "odd.png"), text = folder.Write([1, 2, 3], "text.jpg");
        byte[] broken = PillowImages.Waves;
        broken.AsSpan(45, 60).Clear();
        string torn = folder.Write(broken, "torn.png");

        var error = Assert.ThrowsExactly<InvalidDataException>(
            () => PairFolder.LoadSideBySide(folder.Path, PairSide.Left, null, null, null, null, Loading.Into()));

        StringAssert.Contains(error.Message, $"3 of 4 pairs in '{folder.Path}' cannot be used; mend or remove them:");
        StringAssert.Contains(error.Message, $"'{odd}' is 5 pixels wide and 4 high: expected two images of one size side by side, so an even width.");
        StringAssert.Contains(error.Message, $"'{text}' cannot be read as an image");
        StringAssert.Contains(error.Message, $"'{torn}' cannot be read as an image");
    }

    [TestMethod]
    public void Parallel_GoesByNameWithoutExtension()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.GreyJpeg, "in", "photo.jpg");
        folder.Write(PillowImages.RgbJpeg, "out", "photo.jpeg");
        WriteFlat(folder.File("in", "B.PNG"), s_red, 8, 16);
        WriteFlat(folder.File("out", "B.png"), s_blue, 8, 16);
        foreach (string name in (string[])["c.png", "d.png"])
        {
            WriteFlat(folder.File("in", name), s_red, 8, 16);
            WriteFlat(folder.File("out", name), s_blue, 8, 16);
        }
        folder.Write([1, 2, 3], "in", "notes.txt");
        folder.Write(PillowImages.Rgb, "out", ".hidden.png");

        var pairs = Load(folder);

        Assert.AreEqual(4, pairs.Input.Count);
        Assert.AreEqual(new ImageShape(3, 8, 16), pairs.Input.Shape);
        AssertFlat(s_red, pairs.Input, 0);
        AssertFlat(s_blue, pairs.Target, 0);
        float[] grey = Read(pairs.Input, 3);
        CollectionAssert.AreEqual(grey[..128], grey[256..], "grey as three channels");
        ImagePairs files = Load(folder, budget: 3000);
        Assert.IsInstanceOfType<FileImageSet>(files.Input);
        CollectionAssert.AreEqual(grey, Read(files.Input, 3));
    }

    [TestMethod]
    public void Parallel_ChannelsAreTheLargerOfTheFirstPair()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Grey, "in", "1.png");
        folder.Write(PillowImages.Rgb, "out", "1.png");
        var pairs = Load(folder);
        Assert.AreEqual(new ImageShape(3, 4, 5), pairs.Input.Shape);
        Assert.AreEqual(pairs.Input.Shape, pairs.Target.Shape);
    }

    [TestMethod]
    [DataRow(long.MaxValue)]
    [DataRow(8000, DisplayName = "decoded at every reading")]
    public void Inputs_CanHaveChannelsOfTheirOwn(long budget)
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["both", "in", "out"])
            Directory.CreateDirectory(folder.File(name));
        for (int i = 0; i < 8; i++)
        {
            WriteHalves(folder.File("both", $"{i}.png"), s_red, s_blue, 12, 16);
            WriteFlat(folder.File("in", $"{i}.png"), s_blue, 12, 16);
            WriteFlat(folder.File("out", $"{i}.png"), s_red, 12, 16);
        }
        List<string> said = [];
        ImagePairs[] all =
        [
            PairFolder.LoadSideBySide(folder.File("both"), PairSide.Right, null, null, 3, 1, Loading.Into(budget, said)),
            PairFolder.LoadParallel(folder.File("in"), folder.File("out"), null, null, null, 1, Loading.Into(budget, said)),
        ];
        foreach (ImagePairs pairs in all)
        {
            Assert.AreEqual(new ImageShape(1, 12, 16), pairs.Input.Shape);
            Assert.AreEqual(new ImageShape(3, 12, 16), pairs.Target.Shape);
            AssertFlat(s_red, pairs.Target, 0);
            Assert.IsLessThan(40, Read(pairs.Input, 0).Max(), "blue is dark");
        }
        foreach (string line in said)
            Assert.EndsWith("8 pairs with inputs of 1 channel, 3 channels, 12x16 pixels (height x width); 8 colour made grey", line);
    }

    [TestMethod]
    public void Parallel_AllThatDoesNotMatch_IsInOneError()
    {
        using var folder = new TemporaryFolder();
        foreach (string side in new[] { "in", "out" })
        {
            folder.Write(PillowImages.Grey, side, "0.png");
            folder.Write(PillowImages.Grey, side, "twice.png");
        }
        string extra = folder.Write(PillowImages.GreyJpeg, "out", "twice.jpg");
        string input = folder.Write(PillowImages.Grey, "in", "alone.png"), target = folder.Write(PillowImages.Grey, "out", "lonely.png");
        string small = folder.Write(PillowImages.Grey, "in", "size.png"), large = folder.Write(PillowImages.GreyJpeg, "out", "size.jpg");
        string text = folder.Write([1, 2, 3], "in", "text.png");
        folder.Write(PillowImages.Grey, "out", "text.png");

        string message = Assert.ThrowsExactly<InvalidDataException>(() => Load(folder)).Message;

        StringAssert.Contains(message, $"5 of 6 pairs in '{folder.File("in")}' and '{folder.File("out")}' cannot be used");
        StringAssert.Contains(message, $"'{input}' has no partner: expected '{folder.File("out", "alone")}' with the extension of an image.");
        StringAssert.Contains(message, $"'{target}' has no partner: expected '{folder.File("in", "lonely")}' with");
        StringAssert.Contains(message, $"'{small}' is 5 pixels wide and 4 high, '{large}' 16 pixels wide and 8 high: expected one size.");
        StringAssert.Contains(message, $"'{extra}' and '{folder.File("out", "twice.png")}' have the same name");
        StringAssert.Contains(message, $"'{text}' cannot be read as an image");
    }

    [TestMethod]
    public void MoreThanFive_AreCounted()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 8; i++)
            folder.Write(PillowImages.Rgb, $"{i}.png");
        string message = Assert.ThrowsExactly<InvalidDataException>(
            () => PairFolder.LoadSideBySide(folder.Path, PairSide.Left, null, null, null, null, Loading.Into())).Message;
        StringAssert.Contains(message, "8 of 8 pairs");
        StringAssert.EndsWith(message, "and 3 more");
        Assert.Contains(folder.File("4.png"), message);
        Assert.DoesNotContain(folder.File("5.png"), message);
    }

    [TestMethod]
    public void MissingAndEmptyFolders_AreTold_WithTheSubFolderThatIsMeant()
    {
        using var folder = new TemporaryFolder();
        string missing = folder.File("missing");
        StringAssert.Contains(Assert.ThrowsExactly<DirectoryNotFoundException>(() => SideBySide(missing)).Message, $"'{missing}'");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => SideBySide(folder.Path)).Message, "holds no images");
        folder.Write(PillowImages.Rgb, "train", "1.png");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => SideBySide(folder.Path)).Message, "Its sub-folder 'train' does");
    }

    private static ImagePairs SideBySide(string folder) => PairFolder.LoadSideBySide(folder, PairSide.Left, null, null, null, null, Loading.Into());

    private static ImagePairs Load(TemporaryFolder folder, long budget = long.MaxValue) =>
        PairFolder.LoadParallel(folder.File("in"), folder.File("out"), null, null, null, null, Loading.Into(budget));

    private static void WriteHalves(string path, byte[] left, byte[] right, int height, int halfWidth) =>
        Write(path, height, 2 * halfWidth, x => x < halfWidth ? left : right);

    private static void WriteFlat(string path, byte[] colour, int height, int width) => Write(path, height, width, _ => colour);

    private static void Write(string path, int height, int width, Func<int, byte[]> colourAt)
    {
        var shape = new ImageShape(3, height, width);
        var interleaved = Enumerable.Range(0, height * width).SelectMany(i => colourAt(i % width)).ToArray();
        PngFile.SaveInterleaved(path, interleaved, shape);
    }

    private static float[] Read(ImageSet set, int index)
    {
        var pixels = new float[set.Shape.Length];
        set.Read(index, pixels);
        return pixels;
    }

    private static void AssertFlat(byte[] colour, ImageSet set, int index)
    {
        float[] pixels = Read(set, index);
        int plane = set.Shape.Height * set.Shape.Width;
        for (int i = 0; i < pixels.Length; i++)
            Assert.AreEqual(colour[i / plane], pixels[i], $"value {i} of image {index}");
    }
}
