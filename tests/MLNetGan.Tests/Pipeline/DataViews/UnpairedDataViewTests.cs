using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public class UnpairedDataViewTests
{
    private static readonly MLContext s_ml = new(seed: 1);
    private static readonly GanDataCatalog s_catalog = new(s_ml);

    [TestMethod]
    [DataRow(7, 3), DataRow(3, 7), DataRow(4, 4), DataRow(1, 5)]
    public void RowI_IsRowIOfEach_TheShorterRepeated(int inputs, int targets)
    {
        IDataView data = s_catalog.Unpaired(Numbers(0, inputs), Numbers(100, targets), "Number", "Number");
        CollectionAssert.AreEqual(new[] { "Input", "Target" }, data.Schema.Select(column => column.Name).ToArray());
        int count = Math.Max(inputs, targets);
        Assert.AreEqual((long)count, data.GetRowCount());
        (float, float, DataViewRowId)[] rows = Read(data);
        CollectionAssert.AreEqual(Enumerable.Range(0, count).Select(i => ((float)(i % inputs), 100f + i % targets)).ToArray(), rows.Select(row => (row.Item1, row.Item2)).ToArray());
        Assert.HasCount(count, rows.Select(row => row.Item3).Distinct());
        CollectionAssert.AreEqual(rows, Read(data), "Every reading is alike.");
    }

    [TestMethod]
    public void AShuffle_GivesEachColumnAnOrderOfItsOwn()
    {
        IDataView data = s_catalog.Unpaired(s_ml.Data.Cache(Numbers(0, 200)), s_ml.Data.Cache(Numbers(0, 50)), "Number", "Number");
        Assert.IsTrue(data.CanShuffle);
        (float Input, float Target, DataViewRowId)[] rows = Read(data, new Random(4));
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 200).Select(i => (float)i).ToArray(), rows.Select(row => row.Input).ToArray());
        float[] first = [.. rows[..50].Select(row => row.Target)], second = [.. rows[50..100].Select(row => row.Target)];
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 50).Select(i => (float)i).ToArray(), first);
        CollectionAssert.AreEquivalent(first, second);
        CollectionAssert.AreNotEqual(first, second, "Each pass over the shorter one has another order.");
        Assert.IsLessThan(10, rows.Count(row => row.Input % 50 == row.Target), "Four are expected by chance.");
        CollectionAssert.AreEqual(rows, Read(data, new Random(4)));
    }

    [TestMethod]
    public void OneColumnAlone_HasAsManyRows()
    {
        IDataView data = s_catalog.Unpaired(Numbers(0, 2), Numbers(0, 5), "Number", "Number");
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1, 0 }, data.GetColumn<float>("Input").ToArray());
    }

    [TestMethod]
    public void DataThatCannotBeShuffled_OrHasNoRows_OrNoSuchColumn()
    {
        IDataView data = s_catalog.Unpaired(Numbers(0, 2), s_ml.Data.Cache(Numbers(0, 2)), "Number", "Number");
        Assert.IsFalse(data.CanShuffle);
        CollectionAssert.AreEqual(Read(data), Read(data, new Random(1)));
        IDataView empty = s_catalog.Unpaired(Numbers(0, 2), s_ml.Data.FilterRowsByColumn(Numbers(0, 3), "Number", 10), "Number", "Number");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => Read(empty)).Message, "has no rows");
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.Unpaired(Numbers(0, 2), Numbers(0, 2), "Number"));
        StringAssert.Contains(missing.Message, "Could not find target column 'Image'. The columns are: Number.");
    }

    // Their ids are hashes of two, by which nobody finds a row again.
    [TestMethod]
    public void AnError_NamesTheRowOfItsColumnsOwnDataView()
    {
        IDataView data = s_catalog.Unpaired(Numbers(0, 7), s_catalog.Concatenate(Numbers(0, 2), Numbers(0, 1)), "Number", "Number");
        AssertNames(data, "Input", 4, "row 4 of its own data view");
        AssertNames(data, "Target", 4, "row 1 of sources[0] of those that were concatenated of its own data view");
        AssertNames(data, "Target", 5, "row 0 of sources[1] of those that were concatenated of its own data view");
        // Behind data views of ML.NET that hand their source's ids on, and for columns that others made.
        IDataView taken = s_ml.Data.SkipRows(s_catalog.Unpaired(Numbers(0, 7), Numbers(0, 3), "Number", "Number"), 2);
        AssertNames(taken, "Target", 2, "row 1 of its own data view");
        AssertNames(taken, "Copy", 2, "row 4 of the first and row 1 of the second of two unpaired data views");
    }

    [TestMethod]
    public void AShuffle_KeepsTheNamesOfRows()
    {
        IDataView data = s_catalog.Unpaired(s_ml.Data.Cache(Numbers(0, 9)), s_ml.Data.Cache(Numbers(0, 4)), "Number", "Number");
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema, new Random(2));
        ValueGetter<float> target = cursor.GetGetter<float>(data.Schema["Target"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        float number = 0;
        while (cursor.MoveNext())
        {
            target(ref number);
            Assert.AreEqual($"row {number} of its own data view", RowName.Of(id, "Target"));
        }
    }

    private static void AssertNames(IDataView data, string column, int row, string expected)
    {
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        while (cursor.Position < row)
            Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(expected, RowName.Of(id, column));
    }

    // A stream, which cannot be shuffled and does not know its length; but for GetRowCount cached.
    private static IDataView Numbers(int first, int count) => s_ml.Data.LoadFromEnumerable([.. Enumerable.Range(first, count).Select(i => new Numbered { Number = i })]);

    private static (float, float, DataViewRowId)[] Read(IDataView data, Random? random = null)
    {
        List<(float, float, DataViewRowId)> rows = [];
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema, random);
        ValueGetter<float> input = cursor.GetGetter<float>(data.Schema["Input"]), target = cursor.GetGetter<float>(data.Schema["Target"]);
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        while (cursor.MoveNext())
        {
            float a = 0, b = 0;
            DataViewRowId rowId = default;
            input(ref a);
            target(ref b);
            id(ref rowId);
            rows.Add((a, b, rowId));
        }
        return [.. rows];
    }

    private sealed class Numbered
    {
        public float Number { get; set; }
    }
}
