using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public class ImageSetDataViewTests
{
    [TestMethod]
    public void Schema_HasTheImageWithItsDimensions_AndTheLabelAsText()
    {
        var data = Data(10);
        CollectionAssert.AreEqual(new[] { "Image", "Label" }, data.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 28, 28), data.Schema["Image"].Type);
        Assert.AreEqual(TextDataViewType.Instance, data.Schema["Label"].Type);
        Assert.AreEqual(10L, data.GetRowCount());
    }

    [TestMethod]
    public void ImagesWithoutLabels_HaveNoLabelColumn()
    {
        var pixels = new PixelStore(1, 12);
        pixels.Block(0);
        var data = new ImageSetDataView(new StoredImageSet(pixels, new ImageShape(3, 2, 2), null, null));
        CollectionAssert.AreEqual(new[] { "Image" }, data.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 2, 2), data.Schema["Image"].Type);
    }

    [TestMethod]
    public void Pairs_HaveAColumnEach_AndStayTogetherUnderShuffles()
    {
        var shape = new ImageShape(1, 28, 28);
        PixelStore inputPixels = PixelStore.Whole(200, 784), targetPixels = PixelStore.Whole(200, 784);
        for (int i = 0; i < 200; i++)
        {
            inputPixels[i].Fill((byte)i);
            targetPixels[i].Fill((byte)(255 - i));
        }
        var data = new ImageSetDataView(new ImagePairs(new StoredImageSet(inputPixels, shape), new StoredImageSet(targetPixels, shape)));
        CollectionAssert.AreEqual(new[] { "Input", "Target" }, data.Schema.Select(column => column.Name).ToArray());
        using var cursor = data.GetRowCursor(data.Schema, new Random(1));
        var readInput = cursor.GetGetter<VBuffer<float>>(data.Schema["Input"]);
        var readTarget = cursor.GetGetter<VBuffer<float>>(data.Schema["Target"]);
        VBuffer<float> inputValue = default, targetValue = default;
        var seen = new HashSet<float>();
        while (cursor.MoveNext())
        {
            readInput(ref inputValue);
            readTarget(ref targetValue);
            Assert.AreEqual(255f, inputValue.GetValues()[3] + targetValue.GetValues()[783]);
            seen.Add(inputValue.GetValues()[0]);
        }
        Assert.HasCount(200, seen);
    }

    [TestMethod]
    public void Rows_ComeInOrder_WithTheSetsPixelsAndLabels()
    {
        var set = new DrawnDigitSet(150, 3);
        var rows = Row.ReadAll(new ImageSetDataView(set));
        Assert.HasCount(150, rows);
        var expected = new float[784];
        for (int i = 0; i < 150; i++)
        {
            set.Read(i, expected);
            CollectionAssert.AreEqual(expected, rows[i].Pixels);
            Assert.AreEqual($"{set.LabelOf(i)}", rows[i].Label);
            Assert.AreEqual(i, rows[i].Position);
            Assert.AreEqual(new DataViewRowId((ulong)i, 0), rows[i].Id);
        }
    }

    [TestMethod]
    public void Shuffle_GivesEveryRowOnce_WithItsOwnId_AsTheRandomNumbersSay()
    {
        var data = Data(500);
        var rows = Row.ReadAll(data);
        var shuffled = Row.ReadAll(data, new Random(1));
        Assert.IsTrue(data.CanShuffle);
        Assert.HasCount(500, shuffled.Select(row => row.Id).Distinct());
        foreach (var row in shuffled)
            CollectionAssert.AreEqual(rows[(int)row.Id.Low].Pixels, row.Pixels);
        Assert.IsLessThan(20, shuffled.Count(row => row.Position == (long)row.Id.Low), "rows left in place");
        CollectionAssert.AreEqual(Ids(shuffled), Ids(Row.ReadAll(data, new Random(1))));
        CollectionAssert.AreNotEqual(Ids(shuffled), Ids(Row.ReadAll(data, new Random(2))));
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(3, 3)]
    [DataRow(100, 8)]
    public void CursorSet_SplitsBatches_WhichBringTheRowsBackInOrder(int asked, int given)
    {
        var data = Data(500);
        foreach (int? seed in new int?[] { null, 4 })
        {
            Random? Random() => seed is int value ? new Random(value) : null;
            var single = Row.ReadAll(data, Random());
            var cursors = data.GetRowCursorSet(data.Schema, asked, Random());
            Assert.HasCount(given, cursors);
            var parts = cursors.Select(Row.ReadAll).ToArray();
            foreach (var part in parts)
                CollectionAssert.AreEqual(part.Select(row => row.Batch).Order().ToArray(), part.Select(row => row.Batch).ToArray());
            Assert.AreEqual(8, parts.Sum(part => part.Select(row => row.Batch).Distinct().Count()), "a batch lies in one cursor");
            CollectionAssert.AreEqual(Ids(single), Ids([.. parts.SelectMany(part => part).OrderBy(row => row.Batch)]));
        }
    }

    [TestMethod]
    public void Reading_AllocatesNothingPerRow()
    {
        var data = Data(200);
        // The runtime itself may allocate on this thread while it still compiles what runs here: the best of some passes counts.
        Assert.AreEqual(0L, Enumerable.Range(0, 10).Min(_ => BytesOfOnePass(data)));
    }

    private static long BytesOfOnePass(IDataView data)
    {
        using var cursor = data.GetRowCursor(data.Schema);
        var image = cursor.GetGetter<VBuffer<float>>(data.Schema["Image"]);
        var label = cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Label"]);
        VBuffer<float> pixels = default;
        ReadOnlyMemory<char> text = default;
        cursor.MoveNext();
        image(ref pixels);
        label(ref text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (cursor.MoveNext())
        {
            image(ref pixels);
            label(ref text);
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [TestMethod]
    public void WrongUse_IsTold()
    {
        var data = Data(3);
        using var cursor = data.GetRowCursor([data.Schema["Image"]]);
        Assert.IsTrue(cursor.IsColumnActive(data.Schema["Image"]));
        Assert.IsFalse(cursor.IsColumnActive(data.Schema["Label"]));
        var inactive = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Label"]));
        StringAssert.Contains(inactive.Message, "'Label'");
        var type = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<VBuffer<double>>(data.Schema["Image"]));
        StringAssert.Contains(type.Message, "'Image'");
        var getter = cursor.GetGetter<VBuffer<float>>(data.Schema["Image"]);
        VBuffer<float> pixels = default;
        Assert.ThrowsExactly<InvalidOperationException>(() => getter(ref pixels));
    }

    [TestMethod]
    public void Components_ReadIt()
    {
        var ml = new MLContext(seed: 1);
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label").Fit(Data(200)).Transform(Data(200));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 10), keyed.Schema["Label"].Type);
        Assert.HasCount(200, ml.Data.ShuffleRows(ml.Data.Cache(keyed), seed: 2).GetColumn<uint>("Label"));
    }

    private static ImageSetDataView Data(int count) => new(new DrawnDigitSet(count, 1));

    private static DataViewRowId[] Ids(List<Row> rows) => [.. rows.Select(row => row.Id)];
}
