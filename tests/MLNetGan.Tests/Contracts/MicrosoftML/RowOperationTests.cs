using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class RowOperationTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void TakingCounts()
    {
        Assert.AreEqual(3L, _ml.Data.TakeRows(Data(5), 3).GetRowCount());
        Assert.AreEqual(5L, _ml.Data.TakeRows(Data(5), 9).GetRowCount());
        CollectionAssert.AreEqual(new[] { 0f, 1 }, Values(_ml.Data.TakeRows(Data(5), 2)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.TakeRows(Data(5), 0));
    }

    [TestMethod]
    public void TakenRowsKeepTheirIds()
    {
        IDataView test = _ml.Data.TrainTestSplit(Data(300), testFraction: 0.5, seed: 3).TestSet;
        using DataViewRowCursor cursor = test.GetRowCursor(test.Schema);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        ValueGetter<float> getNumber = cursor.GetGetter<float>(test.Schema[0]);
        while (cursor.MoveNext())
        {
            DataViewRowId id = default;
            float number = 0;
            getId(ref id);
            getNumber(ref number);
            Assert.AreEqual(new DataViewRowId((ulong)number, 0), id);
        }
        Assert.AreEqual(-1L, cursor.Position);
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
