using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using MLNetGan.Tests.Imaging;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class ExploreCommandTests : ToolTest
{
    [TestMethod]
    // Images of 28 pixels are enlarged twice; two pixels lie between them.
    [DataRow("interpolate --seeds 1,5 --steps 3 --with Label=7", 4, "seed 1 to 5")]
    [DataRow("interpolate --seeds 0..2 --steps 3 --with Label=7", 3, "seed 0 to 1|seed 1 to 2|seed 2")]
    [DataRow("interpolate --seeds 0,4 --loop --steps 2 --with Label=7", 2, "seed 0 to 4|seed 4 to 0")]
    [DataRow("interpolate --seeds 1,5 --steps 3 --linear", 10, "seed 1|1 to 5: 1/3|1 to 5: 2/3|seed 5")]
    [DataRow("traverse", 10, "Label 0|Label 1|Label 2|Label 3|Label 4|Label 5|Label 6|Label 7|Label 8|Label 9")]
    [DataRow("traverse --seeds 3,4 --over Label=9,1,2", 2, "Label 9|Label 1|Label 2")]
    [DataRow("traverse --seeds 3,4 --coordinate 5=-1,0.25 --with Label=9,1,2", 6, "latent 5 = -1|latent 5 = 0.25")]
    [DataRow("arithmetic 1,2,3 - 4,5,6 + 7,8,9 --with Label=3", 4, "1,2,3|- 4,5,6|+ 7,8,9|result")]
    public void ASheet_HasItsRowsAndColumnsAndSaysWhatRowsShow(string line, int columns, string rows)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("sheet.png");
        ProgramResult result = Explore(line, path).Succeeded();
        Assert.AreEqual(path, result.Output.Trim());
        var captions = new SheetCaptions("", rows.Split('|'));
        var shape = new ImageShape(1, captions.Rows.Count * 58 - 2, captions.Left + columns * 58 - 2);
        Assert.AreEqual(shape, Loading.Shape(path));
        var written = new byte[shape.Length];
        captions.Paint(written, shape, 58);
        var sheet = new byte[shape.Length];
        ImageFile.Decode(path, shape, sheet);
        for (int i = 0; i < shape.Height; i++)
            CollectionAssert.AreEqual(written[(i * shape.Width)..(i * shape.Width + captions.Left)], sheet[(i * shape.Width)..(i * shape.Width + captions.Left)]);
    }

    [TestMethod]
    [DataRow("interpolate --loop --seeds 1,5 --steps 3", 10, 6, 10)]
    [DataRow("interpolate --seeds 1,5 --steps 3 --with Label=7 --frame 250", 1, 4, 25)]
    [DataRow("traverse --seeds 3,4", 2, 10, 50)]
    public void AnAnimation_HasAFrameForEachRow(string line, int columns, int frames, int delay)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("animation.GIF");
        Explore(line, path).Succeeded();
        var read = new GifReader(File.ReadAllBytes(path));
        Assert.AreEqual((columns * 58 - 2, 56), (read.Width, read.Height));
        Assert.AreEqual(0, read.Repeats);
        CollectionAssert.AreEqual(Enumerable.Repeat(delay, frames).ToArray(), read.Delays);
        Assert.AreNotEqual(0, read.Frames[0].Zip(read.Frames[1], (a, b) => Math.Abs(a - b)).Max());
    }

    [TestMethod]
    [DataRow("traverse --over Digit", "--over Digit: this run's generator takes Label")]
    [DataRow("traverse --with Label=3", "--with Label: the rows go over the values of Label themselves.")]
    [DataRow("traverse --over Label=ten", "has no value 'ten'")]
    [DataRow("traverse --coordinate x", "--coordinate x: expected the number of a coordinate")]
    [DataRow("traverse --coordinate 3=a..b", "--coordinate 3=a..b: expected numbers")]
    [DataRow("traverse --coordinate 64", "0 to 63")]
    [DataRow("interpolate --seeds 1", "There are 1 seeds; expected at least two")]
    [DataRow("arithmetic 1,2 + 3", "Groups have 2 and 1 seeds")]
    [DataRow("arithmetic 1,2 +", "it ends where seeds such as 1,2,3 are expected")]
    [DataRow("arithmetic 1,2 3,4", "found '3,4', expected + or -")]
    public void WhatTheRunCannotDo_EndsWith1AndOneLine(string line, string fault)
    {
        using var folder = new TemporaryFolder();
        ToolHere(Arguments(line, folder.File("sheet.png"))).FailedWith(1, fault);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void ARunThatTranslates_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Tool("explore", TranslatorRun, "traverse", "--out", folder.File("x.png")).FailedWith(1, "which translates images");
    }

    private static ProgramResult Explore(string line, string path) => Tool(Arguments(line, path));

    private static string[] Arguments(string line, string path) => ["explore", TrainedRun, .. line.Split(' '), "--out", path];
}
