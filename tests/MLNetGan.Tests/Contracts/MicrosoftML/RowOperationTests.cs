using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class RowOperationTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void TakingAndSkippingCount()
    {
        Assert.AreEqual(3L, _ml.Data.TakeRows(Data(5), 3).GetRowCount());
        Assert.AreEqual(5L, _ml.Data.TakeRows(Data(5), 9).GetRowCount());
        Assert.AreEqual(1L, _ml.Data.SkipRows(Data(5), 4).GetRowCount());
        CollectionAssert.AreEqual(new[] { 2f, 3 }, Values(_ml.Data.TakeRows(_ml.Data.SkipRows(Data(5), 2), 2)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.TakeRows(Data(5), 0));
    }

    [TestMethod]
    public void TakenRowsKeepTheirIds()
    {
        IDataView rest = _ml.Data.SkipRows(Data(5), 3);
        using DataViewRowCursor cursor = rest.GetRowCursor([]);
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        Assert.IsTrue(cursor.MoveNext());
        DataViewRowId id = default;
        getter(ref id);
        Assert.AreEqual(0L, cursor.Position);
        Assert.AreEqual(new DataViewRowId(3, 0), id);
    }

    [TestMethod]
    public void ShufflingIsTheSameInEveryPassAndForEverySeed()
    {
        IDataView shuffled = _ml.Data.ShuffleRows(Data(300), seed: 7, shufflePoolSize: 100);
        float[] first = Values(shuffled);
        CollectionAssert.AreEqual(first, Values(shuffled));
        CollectionAssert.AreEqual(first, Values(_ml.Data.ShuffleRows(Data(300), seed: 7, shufflePoolSize: 100)));
        CollectionAssert.AreNotEqual(first, Values(_ml.Data.ShuffleRows(Data(300), seed: 8, shufflePoolSize: 100)));
        CollectionAssert.AreEqual(Values(Data(300)), first.Order().ToArray());
        Assert.IsTrue(shuffled.CanShuffle);
        for (int i = 0; i < first.Length; i++)
            Assert.IsLessThan(i + 100f, first[i], "A row cannot come earlier than the pool reaches.");
    }

    [TestMethod]
    public void SplitsAreDeterministicAndComplete()
    {
        DataOperationsCatalog.TrainTestData split = _ml.Data.TrainTestSplit(Data(1000), testFraction: 0.2, seed: 3);
        float[] train = Values(split.TrainSet), test = Values(split.TestSet);
        CollectionAssert.AreEqual(Values(Data(1000)), train.Concat(test).Order().ToArray());
        Assert.IsInRange(150, 250, test.Length);
        CollectionAssert.AreEqual(test, Values(_ml.Data.TrainTestSplit(Data(1000), testFraction: 0.2, seed: 3).TestSet));
        CollectionAssert.AreNotEqual(test, Values(_ml.Data.TrainTestSplit(Data(1000), testFraction: 0.2, seed: 4).TestSet));
        Assert.IsNull(split.TrainSet.GetRowCount());
        Assert.AreEqual("Value", split.TrainSet.Schema.Single().Name);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.TrainTestSplit(Data(3), testFraction: 1));
    }

    [TestMethod]
    public void PrefetchedColumnsMustExist()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.Cache(Data(3), "None"));
        StringAssert.StartsWith(error.Message, "Could not find prefetch column 'None'");
    }

    [TestMethod]
    public void InconsistentSourcesAreReadOnlyOnceByCaches()
    {
        int pass = 0;
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Enumerable.Range(0, 4).Select(i => new NumberRow { Value = ++pass })));
        float[] first = Values(cached);
        CollectionAssert.AreEqual(first, Values(cached));
        Assert.AreEqual(4, pass);
    }

    private static float[] Values(IDataView view) => view.GetColumn<float>("Value").ToArray();

    private IDataView Data(int rows) => _ml.Data.LoadFromEnumerable(NumberRow.Range(rows));
}
