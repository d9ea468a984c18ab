using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

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
    public void RowWithoutLabel_IsRefused_BeforeAnythingIsWritten()
    {
        using var folder = new TemporaryFolder();
        var data = s_ml.Data.LoadFromEnumerable([new Item { Label = "" }]);
        var error = Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveImageFolder(data, folder.Path));
        StringAssert.Contains(error.Message, "Column 'Label' has no label in row ");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void LabelsOfAllKinds_HaveFoldersWithinTheFolder()
    {
        using var folder = new TemporaryFolder();
        string[] labels = ["../outside", "..", "bad ", "a/b", "CON", "Cat", "cat"];
        var data = s_ml.Data.LoadFromEnumerable(labels.Select(label => new Item { Label = label }));
        Assert.AreEqual(labels.Length, s_catalog.SaveImageFolder(data, folder.File("out")));
        CollectionAssert.AreEquivalent(new[] { "out" }, Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).ToArray());
        CollectionAssert.AreEquivalent(
            labels, Directory.GetDirectories(folder.File("out")).Select(path => Uri.UnescapeDataString(Path.GetFileName(path))).ToArray());
    }

    [TestMethod]
    public void Sheet_HoldsAllImages()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("new", "sheet.png");
        s_catalog.SaveSampleSheet(s_catalog.DrawnDigits(7), path, columns: 3);
        // Three rows of three cells of 28 pixels, each enlarged twice, with gaps of two.
        Assert.AreEqual(new ImageShape(1, 3 * 56 + 4, 3 * 56 + 4), Loading.Shape(path));
    }

    [TestMethod]
    [DataRow(1), DataRow(3), DataRow(4)]
    public void SavedImage_IsReadBack_InItsOwnSizeAndUnderTheWantedName(int channels)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("new", "wide.png");
        float[] pixels = Enumerable.Range(0, channels * 2 * 5).Select(i => 5f * i).ToArray();
        var type = SchemaDefinition.Create(typeof(Planes));
        type["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, channels, 2, 5);
        s_catalog.SaveImage(s_ml.Data.LoadFromEnumerable([new Planes { Pixels = pixels }, new Planes()], type), path, "Pixels");

        IDataView read = s_catalog.LoadImage(path, "Input");
        Assert.AreEqual(1L, read.GetRowCount());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, channels, 2, 5), read.Schema["Input"].Type);
        CollectionAssert.AreEqual(pixels, read.GetColumn<float[]>("Input").Single());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 2, 5), s_catalog.LoadImage(path, channels: 3).Schema["Image"].Type);
    }

    [TestMethod]
    public void ImageFileThatIsMissingOrBroken_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string broken = folder.Write([1, 2, 3], "broken.png"), missing = Path.Combine(folder.Path, "missing.png");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => s_catalog.LoadImage(broken)).Message, broken);
        StringAssert.Contains(Assert.ThrowsExactly<FileNotFoundException>(() => s_catalog.LoadImage(missing)).Message, missing);
    }

    [TestMethod]
    public void ImageOfNoRow_IsRefused_BeforeAnythingIsWritten()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("none.png");
        IDataView none = s_ml.Data.LoadFromEnumerable(Array.Empty<Item>());
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveImage(none, path)).Message, "The data view has no rows");
        Assert.IsFalse(File.Exists(path));
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

    private sealed class Planes
    {
        public float[] Pixels { get; set; } = [];
    }

    private sealed class Item
    {
        [VectorType(1, 1, 2)]
        public float[] Image { get; set; } = [1, 2];

        public string Label { get; set; } = "";
    }
}
