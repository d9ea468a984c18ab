using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using MLNetGan.Tests.Imaging;

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
    public void KeysOfAnyType_AreLabels()
    {
        using var folder = new TemporaryFolder();
        IDataView keys = s_ml.Data.LoadFromEnumerable([new Keyed { Label = 2 }, new Keyed { Label = 0 }]);
        Assert.AreEqual(2, s_catalog.SaveImageFolder(keys, folder.Path));
        Assert.IsTrue(File.Exists(folder.File("2", "0.png")) && File.Exists(folder.File("0", "0.png")));
        IDataView missing = s_ml.Data.LoadFromEnumerable([new Keyed { Label = 9 }]);
        Assert.Contains("Column 'Label' has no label in row ",
            Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveImageFolder(missing, folder.Path)).Message);
    }

    [TestMethod]
    public void NumbersAreNoLabels()
    {
        IDataView numbers = s_ml.Data.LoadFromEnumerable([new Keyed { Number = 1 }]);
        Assert.Contains("Schema mismatch for label column 'Number': expected String or Key, got Single.",
            Assert.Throws<ArgumentException>(() => s_catalog.SaveImageFolder(numbers, "never", labelColumnName: "Number")).Message);
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
    public void Sheet_HasARowForEachLabel_InTheOrderOfNames()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("sheet.png");
        (string Label, float Grey)[] rows = [("10", 100), ("2", 20), ("10", 101), ("2", 21), ("2", 22), ("1", 10)];
        var data = s_ml.Data.LoadFromEnumerable(rows.Select(row => new Square { Label = row.Label, Image = [.. Enumerable.Repeat(row.Grey, 64 * 64)] }));
        s_catalog.SaveSampleSheet(data, path, columns: 2, labelColumnName: "Label");
        // Two letters of twelve pixels and four on each side; two columns; of 2 there are two rows.
        var shape = new ImageShape(1, 4 * 66 - 2, 2 * 66 - 2 + 2 * 12 + 8);
        Assert.AreEqual(shape, Loading.Shape(path));
        var read = new byte[shape.Length];
        ImageFile.Decode(path, shape, read);
        byte[] middles = [.. Enumerable.Range(0, 8).Select(i => read[(i / 2 * 66 + 32) * shape.Width + 32 + i % 2 * 66 + 32])];
        CollectionAssert.AreEqual(new byte[] { 10, 0, 20, 21, 22, 0, 100, 101 }, middles);
    }

    [TestMethod]
    public void ImagesThatNothingTellsTheRangeOf_AreWarnedOf_WhereAllAreNearBlack()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext(seed: 1);
        List<string> warnings = [];
        ml.Log += (_, message) =>
        {
            if (message.Kind == ChannelMessageKind.Warning && message.Source == GanDataCatalog.LogSource)
                warnings.Add(message.RawMessage);
        };
        GanDataCatalog catalog = ml.Gan().Data;
        const string Expected = "Image column 'Image' has no value above 1 in all that was saved: expected values from 0 to 255. " +
            "Bring values of another range to this one first: of values from 0 to 1 multiply each by 255.";
        Action<IDataView>[] saves =
        [
            data => catalog.SaveImageFolder(data, folder.File("files")), data => catalog.SaveSampleSheet(data, folder.File("sheet.png")),
            data => catalog.SaveIdx(data, folder.File("images")), data => catalog.SaveAnimation(data, folder.File("images.gif")),
        ];
        foreach (Action<IDataView> save in saves)
        {
            warnings.Clear();
            save(Greys(0, 1));
            Assert.AreEqual(Expected, warnings.Single());
            save(Greys(0, 6));
            Assert.HasCount(1, warnings);
        }
        catalog.SaveImage(Greys(1), folder.File("image.png"));
        Assert.HasCount(2, warnings);
        catalog.SaveImage(catalog.LoadImage(folder.File("image.png")), folder.File("again.png"));
        Assert.HasCount(2, warnings, "Files hold bytes, however dark.");

        IDataView Greys(params float[] greys) =>
            ml.Data.LoadFromEnumerable(greys.Select(grey => new Square { Label = "x", Image = [.. Enumerable.Repeat(grey, 64 * 64)] }));
    }

    [TestMethod]
    [DataRow(true), DataRow(false)]
    public void ImageColumns_AreSaved_AsVectorsAre(bool isOpaque)
    {
        using var folder = new TemporaryFolder();
        float[] planes = [.. Enumerable.Range(0, 4 * 6).Select(i => i < 18 ? i * 10f : isOpaque ? 255 : i)];
        var type = SchemaDefinition.Create(typeof(Planes));
        type["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 4, 2, 3);
        IDataView vectors = s_ml.Data.LoadFromEnumerable([new Planes { Pixels = planes }], type);
        s_catalog.SaveImage(vectors, folder.File("vector.png"), "Pixels");
        IDataView paths = s_ml.Data.LoadFromEnumerable([new Item { Label = "vector.png" }]);
        IDataView images = s_ml.Transforms.LoadImages("Picture", folder.Path, "Label").Fit(paths).Transform(paths);

        s_catalog.SaveSampleSheet(images, folder.File("sheet.png"), imageColumnName: "Picture");
        s_catalog.SaveImage(images, folder.File("image.png"), "Picture");
        s_catalog.SaveImageFolder(images, folder.File("files"), "Picture", "none");

        // ML.NET keeps colours multiplied by alpha, and rounded.
        int kept = isOpaque ? 0 : 18;
        float[] expected = isOpaque ? planes[..18] : planes;
        foreach (string file in (string[])["image.png", "files/0.png"])
        {
            IDataView read = s_catalog.LoadImage(folder.File(file));
            Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, isOpaque ? 3 : 4, 2, 3), read.Schema["Image"].Type);
            CollectionAssert.AreEqual(expected[kept..], read.GetColumn<float[]>("Image").Single()[kept..]);
        }
        Assert.AreEqual(new ImageShape(isOpaque ? 3 : 4, 64, 96), Loading.Shape(folder.File("sheet.png")));
    }

    [TestMethod]
    [DataRow(true), DataRow(false)]
    public void FilesOfAnImageColumn_HaveAlphaWhereTheirImageHas(bool isFirstOpaque)
    {
        using var folder = new TemporaryFolder();
        var type = SchemaDefinition.Create(typeof(Planes));
        type["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 4, 2, 3);
        foreach (bool isOpaque in (bool[])[true, false])
        {
            float[] planes = [.. Enumerable.Range(0, 4 * 6).Select(i => i < 18 ? i * 10f : isOpaque ? 255 : 40 + i)];
            s_catalog.SaveImage(
                s_ml.Data.LoadFromEnumerable([new Planes { Pixels = planes }], type), folder.File(isOpaque ? "a.png" : "b.png"), "Pixels");
        }
        Item[] files = [new() { Label = "a.png" }, new() { Label = "b.png" }];
        IDataView paths = s_ml.Data.LoadFromEnumerable(isFirstOpaque ? files : files.Reverse());
        IDataView images = s_ml.Transforms.LoadImages("Picture", folder.Path, "Label").Fit(paths).Transform(paths);
        s_catalog.SaveImageFolder(images, folder.File("files"), "Picture", "none");
        int[] channels = [.. Enumerable.Range(0, 2).Select(i => Loading.Shape(folder.File("files", $"{i}.png")).Channels)];
        CollectionAssert.AreEqual(isFirstOpaque ? new[] { 3, 4 } : [4, 3], channels);
    }

    [TestMethod]
    public void ImagesOfSeveralSizes_AreNotOneSheet()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Rgb, "a.png");
        s_catalog.SaveImage(s_catalog.DrawnDigits(1), folder.File("b.png"));
        IDataView paths = s_ml.Data.LoadFromEnumerable([new Item { Label = "a.png" }, new Item { Label = "b.png" }]);
        IDataView images = s_ml.Transforms.LoadImages("Picture", folder.Path, "Label").Fit(paths).Transform(paths);
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidDataException>(() => s_catalog.SaveSampleSheet(images, folder.File("sheet.png"), imageColumnName: "Picture")).Message,
            "Use ResizeImages to give all images one size");
        Assert.IsFalse(File.Exists(folder.File("sheet.png")));
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
            "image column 'Label': expected Vector<Single, C, H, W> with 1, 3 or 4 channels, or images, got String");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveSampleSheet(digits, "never.png", imageColumnName: "Picture")).Message,
            "Could not find image column 'Picture'");
    }

    private sealed class Planes
    {
        public float[] Pixels { get; set; } = [];
    }

    private sealed class Square
    {
        [VectorType(1, 64, 64)]
        public float[] Image { get; set; } = [];

        public string Label { get; set; } = "";
    }

    private sealed class Keyed
    {
        [VectorType(1, 1, 2)]
        public float[] Image { get; set; } = [1, 2];

        /// <summary>Keys of objects count from 0; one that is too large is missing.</summary>
        [KeyType(3)]
        public byte Label { get; set; }

        public float Number { get; set; }
    }

    private sealed class Item
    {
        [VectorType(1, 1, 2)]
        public float[] Image { get; set; } = [1, 2];

        public string Label { get; set; } = "";
    }
}
