using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class ColumnTransformTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public ColumnTransformTests() => _data = _ml.Data.LoadFromEnumerable([new Row { Image = [1, 2, 3, 4], A = 5, B = 6, Count = 7 }]);

    [TestMethod]
    public void ConcatenatingOneVectorKeepsItsDimensions()
    {
        Assert.AreEqual("Vector<Single, 2, 2>", Run(_ml.Transforms.Concatenate("X", "Image")).Schema["X"].Type.ToString());
        Assert.AreEqual("Vector<Single, 1>", Run(_ml.Transforms.Concatenate("X", "A")).Schema["X"].Type.ToString());
    }

    [TestMethod]
    public void ConcatenatingSeveralColumnsFlattensThem()
    {
        IDataView result = Run(_ml.Transforms.Concatenate("X", "B", "Image", "A"));
        Assert.AreEqual("Vector<Single, 6>", result.Schema["X"].Type.ToString());
        CollectionAssert.AreEqual(new[] { 6f, 1, 2, 3, 4, 5 }, result.GetColumn<float[]>("X").Single());
        VBuffer<ReadOnlyMemory<char>> names = default;
        result.Schema["X"].GetSlotNames(ref names);
        CollectionAssert.AreEqual(new[] { "B", "", "", "", "", "A" }, names.DenseValues().Select(n => n.ToString()).ToArray());
    }

    [TestMethod]
    public void ConcatenatingDifferentTypesFails()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => Run(_ml.Transforms.Concatenate("X", "A", "Count")));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("X", "A", "Count").Fit(_data).Transform(_data));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Run(_ml.Transforms.Concatenate("X", "None")));
    }

    [TestMethod]
    public void ACopyUnderAnOldNameHidesRightBehindIt()
    {
        IDataView result = Run(_ml.Transforms.CopyColumns("A", "Image"));
        CollectionAssert.AreEqual(new[] { "Image", "A", "A", "B", "Count" }, result.Schema.Select(c => c.Name).ToArray());
        Assert.IsTrue(result.Schema[1].IsHidden);
        CollectionAssert.AreEqual(new[] { 1f, 2, 3, 4 }, result.GetColumn<float[]>("A").Single());
    }

    [TestMethod]
    public void SelectingKeepsTheOrderNamedAndDropsHiddenColumns()
    {
        IDataView copied = Run(_ml.Transforms.CopyColumns("A", "Image"));
        IDataView selected = _ml.Transforms.SelectColumns("Count", "A").Fit(copied).Transform(copied);
        CollectionAssert.AreEqual(new[] { "Count", "A" }, selected.Schema.Select(c => c.Name).ToArray());
        Assert.AreEqual(7L, selected.GetColumn<long>("Count").Single());
        Assert.AreEqual(3, _ml.Transforms.SelectColumns(["Count", "A"], keepHidden: true).Fit(copied).Transform(copied).Schema.Count);
    }

    [TestMethod]
    public void DroppingKeepsTheRest()
    {
        CollectionAssert.AreEqual(new[] { "A", "Count" }, Run(_ml.Transforms.DropColumns("Image", "B")).Schema.Select(c => c.Name).ToArray());
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Run(_ml.Transforms.DropColumns("None")));
        StringAssert.StartsWith(error.Message, "Could not find input column 'None'");
    }

    [TestMethod]
    public void ArrangedColumnsServePredictionEngines()
    {
        ITransformer model = _ml.Transforms.Concatenate("X", "B", "A").Append(_ml.Transforms.CopyColumns("Y", "X"))
            .Append(_ml.Transforms.SelectColumns("Y")).Fit(_data);
        using PredictionEngine<Row, Result> engine = _ml.Model.CreatePredictionEngine<Row, Result>(model);
        CollectionAssert.AreEqual(new[] { 2f, 1 }, engine.Predict(new Row { Image = [0, 0, 0, 0], A = 1, B = 2 }).Y);
        CollectionAssert.AreEqual(new[] { 4f, 3 }, engine.Predict(new Row { Image = [0, 0, 0, 0], A = 3, B = 4 }).Y);
    }

    private IDataView Run(IEstimator<ITransformer> estimator) => new EstimatorChain<ITransformer>().Append(estimator).Fit(_data).Transform(_data);

    private sealed class Row
    {
        [VectorType(2, 2)]
        public float[]? Image { get; set; }

        public float A { get; set; }

        public float B { get; set; }

        public long Count { get; set; }
    }

    private sealed class Result
    {
        public float[]? Y { get; set; }
    }
}
