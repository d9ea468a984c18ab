using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public class ConcatenatedDataViewTests
{
    private static readonly MLContext s_ml = new(seed: 1);
    private static readonly GanDataCatalog s_catalog = new(s_ml);

    [TestMethod]
    public void Rows_ComeSourceBySource_WithDistinctIds()
    {
        IDataView[] sources = [s_catalog.DrawnDigits(30, 1), s_catalog.DrawnDigits(20, 2), s_catalog.DrawnDigits(10, 1)];
        var data = s_catalog.Concatenate(sources);
        var expected = sources.SelectMany(source => Row.ReadAll(source)).ToArray();
        var rows = Row.ReadAll(data);
        Assert.AreEqual(60L, data.GetRowCount());
        Assert.HasCount(60, rows);
        Assert.HasCount(60, rows.Select(row => row.Id).Distinct());
        for (int i = 0; i < 60; i++)
        {
            CollectionAssert.AreEqual(expected[i].Pixels, rows[i].Pixels);
            Assert.AreEqual(expected[i].Label, rows[i].Label);
            Assert.AreEqual(i, rows[i].Position);
        }
    }

    [TestMethod]
    public void Shuffle_MixesTheSources_AndKeepsIds()
    {
        var data = s_catalog.Concatenate(s_catalog.DrawnDigits(400, 1), s_catalog.DrawnDigits(100, 2));
        var rows = Row.ReadAll(data);
        var shuffled = Row.ReadAll(data, new Random(3));
        Assert.IsTrue(data.CanShuffle);
        var byId = rows.ToDictionary(row => row.Id);
        Assert.HasCount(500, shuffled.Select(row => row.Id).Distinct());
        foreach (var row in shuffled)
            CollectionAssert.AreEqual(byId[row.Id].Pixels, row.Pixels);
        // The second source has a fifth of the rows: in the first half of 250, 50 are expected, with a deviation of 4.5.
        int second = shuffled.Take(250).Count(row => byId[row.Id].Position >= 400);
        Assert.IsTrue(second is > 30 and < 70, $"{second}");
        CollectionAssert.AreEqual(
            shuffled.Select(row => row.Id).ToArray(), Row.ReadAll(data, new Random(3)).Select(row => row.Id).ToArray());
    }

    [TestMethod]
    public void SourceThatCannotBeShuffled_MakesTheWholeSo()
    {
        var digits = s_catalog.DrawnDigits(5, 1);
        var stream = s_ml.Data.LoadFromEnumerable(Stream(3));
        var data = s_catalog.Concatenate(digits, stream);
        Assert.IsFalse(data.CanShuffle);
        Assert.IsNull(data.GetRowCount());
        CollectionAssert.AreEqual(new[] { "x", "x", "x" }, Row.ReadAll(data, new Random(1)).Skip(5).Select(row => row.Label).ToArray());
    }

    [TestMethod]
    public void KeyColumn_KeepsItsNames()
    {
        var mapping = s_ml.Transforms.Conversion.MapValueToKey("Label").Fit(s_catalog.DrawnDigits(50, 1));
        var data = s_catalog.Concatenate(mapping.Transform(s_catalog.DrawnDigits(20, 2)), mapping.Transform(s_catalog.DrawnDigits(10, 3)));
        VBuffer<ReadOnlyMemory<char>> expected = default, found = default;
        mapping.Transform(s_catalog.DrawnDigits(1, 1)).Schema["Label"].GetKeyValues(ref expected);
        data.Schema["Label"].GetKeyValues(ref found);
        CollectionAssert.AreEqual(
            expected.DenseValues().Select(name => $"{name}").ToArray(), found.DenseValues().Select(name => $"{name}").ToArray());
        Assert.HasCount(30, data.GetColumn<uint>("Label"));
    }

    [TestMethod]
    public void KeyColumn_JoinsATextColumnAsItsNames_AndColumnsOfOthersAreLeftOut()
    {
        var digits = s_catalog.DrawnDigits(20, 2);
        var generated = s_ml.Transforms.CopyColumns("Seed", "Label").Append(s_ml.Transforms.Conversion.MapValueToKey("Label"))
            .Fit(digits).Transform(digits);
        var data = s_catalog.Concatenate(digits, generated);
        CollectionAssert.AreEqual(new[] { "Image", "Label" }, data.Schema.Select(column => column.Name).ToArray());
        var labels = Row.ReadAll(data).Select(row => row.Label).ToArray();
        CollectionAssert.AreEqual(labels[..20], labels[20..]);
    }

    [TestMethod]
    public void OtherKeyNames_AreRefused_WithBothNamed()
    {
        var digits = s_catalog.DrawnDigits(10, 1);
        IDataView Keyed(IDataView order) => s_ml.Transforms.Conversion.MapValueToKey("Label").Fit(order).Transform(digits);
        var first = Keyed(digits);
        var other = Keyed(s_catalog.DrawnDigits(10, 5));
        var error = Assert.ThrowsExactly<ArgumentException>(() => s_catalog.Concatenate(first, other));
        string names = string.Join("', '", Row.ReadAll(digits).Take(5).Select(row => row.Label));
        StringAssert.Contains(error.Message, "column 'Label' of data view 1: expected Key<UInt32, 0-9> with the key names '" + names);
        StringAssert.Contains(error.Message, "got Key<UInt32, 0-9> with the key names '");
    }

    [TestMethod]
    public void OtherType_AndMissingColumn_AreRefused_ByName()
    {
        using var folder = new TemporaryFolder();
        byte[] small = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 8];
        var images = s_catalog.LoadIdx(folder.Write(small, "images"));
        var type = Assert.ThrowsExactly<ArgumentException>(() => s_catalog.Concatenate(images, s_catalog.DrawnDigits(1)));
        StringAssert.Contains(
            type.Message, "column 'Image' of data view 1: expected Vector<Single, 1, 1, 2>, got Vector<Single, 1, 28, 28>");
        var missing = Assert.ThrowsExactly<ArgumentException>(() => s_catalog.Concatenate(s_catalog.DrawnDigits(1), s_catalog.DrawnDigits(1), images));
        StringAssert.Contains(missing.Message, "expected Vector<Single, 1, 28, 28>");
        var noLabel = s_ml.Transforms.DropColumns("Label").Fit(s_catalog.DrawnDigits(1)).Transform(s_catalog.DrawnDigits(1));
        missing = Assert.ThrowsExactly<ArgumentException>(() => s_catalog.Concatenate(s_catalog.DrawnDigits(1), noLabel));
        StringAssert.Contains(missing.Message, "Could not find column 'Label'");
        Assert.ThrowsExactly<ArgumentException>(() => s_catalog.Concatenate());
    }

    [TestMethod]
    public void ARangeOfValues_IsTold_WhereAllSourcesTellIt()
    {
        var generated = s_ml.Transforms.DropColumns("Label", "Seed").Fit(Tiny.AcGan.GeneratePerLabel(1)).Transform(Tiny.AcGan.GeneratePerLabel(1));
        var labelled = s_ml.Data.LoadFromEnumerable(Stream(2));
        var others = s_ml.Transforms.DropColumns("Label").Fit(labelled).Transform(labelled);
        PixelScale? RangeOf(params IDataView[] sources) => ImageColumn.RangeOf(s_catalog.Concatenate(sources).Schema["Image"]);
        Assert.AreEqual(PixelScale.Bytes, RangeOf(generated, generated));
        Assert.AreEqual(PixelScale.Bytes, RangeOf(generated, s_catalog.DrawnDigits(1)));
        Assert.IsNull(RangeOf(generated, others));
        Assert.IsNull(RangeOf(others, generated));
    }

    private static IEnumerable<Item> Stream(int count)
    {
        for (int i = 0; i < count; i++)
            yield return new Item { Image = new float[784], Label = "x" };
    }

    private sealed class Item
    {
        [VectorType(1, 28, 28)]
        public float[] Image { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
