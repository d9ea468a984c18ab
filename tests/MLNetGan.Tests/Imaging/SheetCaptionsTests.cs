using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

[TestClass]
public sealed class SheetCaptionsTests
{
    [TestMethod]
    public void Letters_Have_Their_Form()
    {
        var shape = new ImageShape(1, 7, 11);
        var canvas = new byte[shape.Length];
        PixelFont.Paint("T1", canvas, shape, 0, 0, 1);
        string[] lines = [.. Enumerable.Range(0, 7).Select(y => string.Concat(canvas.AsSpan(y * 11, 11).ToArray().Select(value => value == 0 ? '.' : '#')))];
        CollectionAssert.AreEqual(
            new[]
            {
                "#####...#..",
                "..#....##..",
                "..#.....#..",
                "..#.....#..",
                "..#.....#..",
                "..#.....#..",
                "..#....###.",
            },
            lines);
    }

    [TestMethod]
    public void Letters_Beyond_ASCII_Are_Boxes()
    {
        var shape = new ImageShape(1, 7, 11);
        byte[] two = new byte[shape.Length], one = new byte[shape.Length];
        PixelFont.Paint("猫猫", two, shape, 0, 0, 1);
        PixelFont.Paint("猫", one, shape, 0, 0, 1);
        Assert.AreEqual(20, one.Count(value => value > 0));
        Assert.AreEqual(40, two.Count(value => value > 0));
    }

    [TestMethod]
    public void What_Does_Not_Fit_Is_Left_Out()
    {
        var shape = new ImageShape(3, 5, 8);
        var canvas = new byte[shape.Length];
        PixelFont.Paint("####", canvas, shape, 4, 2, 2);
        Assert.IsTrue(canvas.Any(value => value > 0));
    }

    [TestMethod]
    public void Captions_Lie_Beside_The_Images_And_Leave_Them_As_They_Are()
    {
        using var folder = new TemporaryFolder();
        string plain = folder.File("plain.png"), told = folder.File("told.png");
        var image = new ImageShape(1, 20, 20);
        float[] pixels = [.. Enumerable.Range(0, 4 * image.Length).Select(i => (float)(i % 251))];
        SampleSheet.Save(plain, pixels, image, columns: 2);
        SampleSheet.Save(told, pixels, image, columns: 2, captions: new SheetCaptions("epoch 3", ["cat", "horse"]));

        // Seven pixels of a letter, twice as large, with four around them; five letters of six.
        (int top, int left) = (14 + 8, 5 * 12 + 8);
        var sheet = new ImageShape(1, 42 + top, 42 + left);
        Assert.AreEqual(sheet, Loading.Shape(told));
        byte[] expected = Read(plain, new ImageShape(1, 42, 42)), actual = Read(told, sheet);
        for (int y = 0; y < 42; y++)
            CollectionAssert.AreEqual(expected[(y * 42)..(y * 42 + 42)], actual[((y + top) * sheet.Width + left)..((y + top) * sheet.Width + sheet.Width)]);
        int[] written = [.. new[] { 0..top, top..(top + 20), (top + 22)..(top + 42) }.Select(rows =>
            actual[(rows.Start.Value * sheet.Width)..(rows.End.Value * sheet.Width)].Where((_, at) => rows.Start.Value == 0 || at % sheet.Width < left).Count(value => value > 0))];
        Assert.IsTrue(written.All(count => count > 100), string.Join(", ", written));
        Assert.IsGreaterThan(written[1], written[2], "'horse' has more letters than 'cat'.");
    }

    [TestMethod]
    public void Long_Names_Are_Cut_And_Colours_With_Alpha_Are_Opaque_Behind_Letters()
    {
        var captions = new SheetCaptions("", [new string('x', 500)]);
        Assert.AreEqual(20 * 12 + 8, captions.Left);
        byte[] canvas = SampleSheet.Arrange(new float[4 * 20 * 20], new ImageShape(4, 20, 20), 1, 1, out ImageShape sheet, captions);
        Assert.AreEqual(255, canvas[3]);
        Assert.AreEqual(0, canvas[4 * (sheet.Width - 1) + 3]);
    }

    [TestMethod]
    public void Numbers_Come_By_Value_Before_Other_Names()
    {
        string[] names = ["10", "b", "2", "a", "1.5", "B", "-1"];
        CollectionAssert.AreEqual(new[] { "-1", "1.5", "2", "10", "B", "a", "b" }, names.Order(NaturalOrder.Instance).ToArray());
    }

    private static byte[] Read(string path, ImageShape shape)
    {
        var read = new byte[shape.Length];
        ImageFile.Decode(path, shape, read);
        return read;
    }
}
