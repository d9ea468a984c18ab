using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class ForeignTransformerTests
{
    private readonly MLContext _ml = new(1);
    private readonly DoublingTransformer _doubling = new();

    [TestMethod]
    public void PredictionEnginesRunThroughForeignRowMappers()
    {
        ITransformer model = _doubling.Append(_ml.Transforms.Concatenate("Both", "Twice", "Value").Fit(Data(1)));
        using PredictionEngine<NumberRow, Prediction> engine = _ml.Model.CreatePredictionEngine<NumberRow, Prediction>(model);
        Prediction first = engine.Predict(new NumberRow { Value = 3 });
        Prediction second = engine.Predict(new NumberRow { Value = 4 });
        CollectionAssert.AreEqual(new[] { 6f, 3 }, first.Both);
        CollectionAssert.AreEqual(new[] { 8f, 4 }, second.Both);
        Assert.AreEqual(8f, second.Twice);
    }

    [TestMethod]
    public void EnginesDisposeTheirTransformerUnlessToldNotTo()
    {
        _ml.Model.CreatePredictionEngine<NumberRow, Prediction>(_doubling, new PredictionEngineOptions { OwnsTransformer = false }).Dispose();
        Assert.IsFalse(_doubling.Disposed);
        _ml.Model.CreatePredictionEngine<NumberRow, Prediction>(_doubling).Dispose();
        Assert.IsTrue(_doubling.Disposed);
    }

    [TestMethod]
    public void SavingFailsWhenNothingIsWritten()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(_doubling, Data(1).Schema, new MemoryStream()));
        Assert.AreEqual("ModelSignature not specified!", error.Message);
        Assert.ThrowsExactly<InvalidOperationException>(() =>
            _ml.Model.Save(new TransformerChain<ITransformer>(_doubling), Data(1).Schema, new MemoryStream()));
    }

    [TestMethod]
    public void SavingCanBeDelegatedToATransformerOfThePackage()
    {
        ITransformer copy = _ml.Transforms.CopyColumns("Twice", "Value").Fit(Data(1));
        var chain = new DoublingTransformer(copy).Append(_ml.Transforms.Concatenate("Both", "Twice", "Value")
            .Fit(_doubling.Transform(Data(1))));
        using var file = new MemoryStream();
        _ml.Model.Save(chain, Data(1).Schema, file);
        file.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(file, out DataViewSchema schema);
        Assert.AreEqual("Value", schema.Single().Name);
        CollectionAssert.AreEqual(new[] { 1f, 1 }, loaded.Transform(Data(2)).GetColumn<float[]>("Both").Last());
    }

    [TestMethod]
    public void CachesKeepWhatForeignTransformersMakeAndRenumberRows()
    {
        IDataView shuffled = _ml.Data.ShuffleRows(Data(50), seed: 2);
        IDataView cached = _ml.Data.Cache(_doubling.Transform(shuffled));
        Assert.IsTrue(cached.CanShuffle);
        float[] twice = shuffled.GetColumn<float>("Value").Select(value => 2 * value).ToArray();
        Assert.AreNotEqual(0, twice[0]);
        CollectionAssert.AreEqual(twice, cached.GetColumn<float>("Twice").ToArray());
        Assert.AreEqual(50L, cached.GetRowCount());
        using DataViewRowCursor cursor = cached.GetRowCursor([]);
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        cursor.MoveNext();
        DataViewRowId id = new(9, 9);
        getter(ref id);
        Assert.AreEqual(new DataViewRowId(0, 0), id);
    }

    [TestMethod]
    public void ShuffledCachesVisitEveryRowOnce()
    {
        IDataView cached = _ml.Data.Cache(_doubling.Transform(Data(500)));
        using DataViewRowCursor cursor = cached.GetRowCursor(cached.Schema, new Random(5));
        ValueGetter<float> getter = cursor.GetGetter<float>(cached.Schema["Twice"]);
        var seen = new List<float>();
        for (float value = 0; cursor.MoveNext(); seen.Add(value))
            getter(ref value);
        CollectionAssert.AreNotEqual(Enumerable.Range(0, 500).Select(i => 2f * i).ToArray(), seen);
        CollectionAssert.AreEqual(Enumerable.Range(0, 500).Select(i => 2f * i).ToArray(), seen.Order().ToArray());
    }

    [TestMethod]
    public void CursorSetsOfCachesShareTheRowsInBatches()
    {
        IDataView view = _doubling.Transform(_ml.Data.Cache(Data(500)));
        DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, 2);
        Assert.HasCount(2, cursors);
        var batches = new SortedDictionary<long, List<float>>();
        foreach (DataViewRowCursor cursor in cursors)
        {
            ValueGetter<float> getter = cursor.GetGetter<float>(view.Schema["Twice"]);
            for (float value = 0; cursor.MoveNext();)
            {
                getter(ref value);
                if (!batches.TryGetValue(cursor.Batch, out List<float>? batch))
                    batches.Add(cursor.Batch, batch = []);
                batch.Add(value);
            }
            cursor.Dispose();
        }
        CollectionAssert.AreEqual(Enumerable.Range(0, 500).Select(i => 2f * i).ToArray(), batches.Values.SelectMany(b => b).ToArray());
    }

    [TestMethod]
    public void ComponentsBehindCursorSetsKeepTheOrderOfRows()
    {
        IDataView view = _doubling.Transform(_ml.Data.Cache(Data(500)));
        IDataView both = _ml.Transforms.Concatenate("Both", "Twice", "Value").Fit(view).Transform(view);
        CollectionAssert.AreEqual(Enumerable.Range(0, 500).Select(i => (float)i).ToArray(), both.GetColumn<float[]>("Both").Select(v => v[1]).ToArray());
    }

    private IDataView Data(int rows) => _ml.Data.LoadFromEnumerable(NumberRow.Range(rows));

    private sealed class Prediction
    {
        public float Twice { get; set; }

        public float[]? Both { get; set; }
    }
}
