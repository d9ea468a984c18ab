using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public class ImageSavingTests
{
    private static readonly MLContext s_ml = new(seed: 1);
    private static readonly GanDataCatalog s_catalog = new(s_ml);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void SavedFolder_IsReadBack_WithItsLabels(bool key)
    {
        using var folder = new TemporaryFolder();
        var digits = s_catalog.DrawnDigits(25, 1);
        var data = key ? s_ml.Transforms.Conversion.MapValueToKey("Label").Fit(digits).Transform(digits) : digits;

        Assert.AreEqual(25, s_catalog.SaveImageFolder(data, folder.Path));

        var expected = Row.ReadAll(digits).OrderBy(row => row.Label, StringComparer.Ordinal).ToArray();
        var read = Row.ReadAll(s_catalog.LoadImageFolder(folder.Path));
        for (int i = 0; i < 25; i++)
        {
            Assert.AreEqual(expected[i].Label, read[i].Label);
            CollectionAssert.AreEqual(expected[i].Pixels, read[i].Pixels);
        }
        Assert.IsTrue(File.Exists(Path.Combine(folder.Path, "7", "0.png")));
    }

    [TestMethod]
    public void ImagesWithoutLabels_LieInTheFolderItself()
    {
        using var folder = new TemporaryFolder();
        var data = s_ml.Transforms.DropColumns("Label").Fit(s_catalog.DrawnDigits(3)).Transform(s_catalog.DrawnDigits(3));
        s_catalog.SaveImageFolder(data, folder.Path);
        CollectionAssert.AreEquivalent(
            new[] { "0.png", "1.png", "2.png" }, Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)).ToArray());
    }

    [TestMethod]
    [DataRow("../outside")]
    [DataRow("..")]
    [DataRow("")]
    public void LabelThatCannotBeAFolder_IsRefused_BeforeAnythingIsWritten(string label)
    {
        using var folder = new TemporaryFolder();
        var data = s_ml.Data.LoadFromEnumerable([new Item { Label = label }]);
        var error = Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveImageFolder(data, folder.Path));
        StringAssert.Contains(error.Message, $"Label '{label}' in column 'Label'");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Sheet_HoldsAllImages()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("new", "sheet.png");
        s_catalog.SaveSampleSheet(s_catalog.DrawnDigits(7), path, columns: 3);
        // Three rows of three cells of 28 pixels, each enlarged twice, with gaps of two.
        Assert.AreEqual(new ImageShape(1, 3 * 56 + 4, 3 * 56 + 4), ImageFile.Identify(path));
    }

    [TestMethod]
    public void ColumnThatIsNoImage_IsNamed()
    {
        var digits = s_catalog.DrawnDigits(1);
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveSampleSheet(digits, "never.png", imageColumnName: "Label")).Message,
            "image column 'Label': expected Vector<Single, C, H, W> with 1, 3 or 4 channels, got String");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveSampleSheet(digits, "never.png", imageColumnName: "Picture")).Message,
            "Could not find image column 'Picture'");
    }

    private sealed class Item
    {
        [VectorType(1, 1, 2)]
        public float[] Image { get; set; } = [1, 2];

        public string Label { get; set; } = "";
    }
}
