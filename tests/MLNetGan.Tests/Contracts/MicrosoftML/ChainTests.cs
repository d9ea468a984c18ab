using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class ChainTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void SchemasAreCheckedBeforeAnythingIsFitted()
    {
        var probe = new ProbeEstimator(new DoublingTransformer());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
            probe.Append(_ml.Transforms.Concatenate("X", "None")).Fit(Data(1)));
        CollectionAssert.AreEqual(new[] { "GetOutputSchema" }, probe.Calls);
    }

    [TestMethod]
    public void ShapesTellKindsButNoSizes()
    {
        var probe = new ProbeEstimator(new DoublingTransformer());
        _ml.Transforms.Concatenate("X", "Value", "Value").Append(probe).Fit(Data(1));
        SchemaShape.Column column = probe.Shape!.Single(c => c.Name == "X");
        Assert.AreEqual(SchemaShape.Column.VectorKind.Vector, column.Kind);
        Assert.AreEqual(NumberDataViewType.Single, column.ItemType);
        Assert.IsFalse(column.IsKey);
    }

    [TestMethod]
    public void ColumnsOfShapesCanBeRecombined()
    {
        var probe = new ProbeEstimator(new DoublingTransformer());
        new EstimatorChain<ITransformer>().Append(probe).Fit(Data(1));
        Assert.AreEqual("Value", new SchemaShape(probe.Shape!).Single().Name);
    }

    [TestMethod]
    public void LaterEstimatorsSeeWhatEarlierTransformersMake()
    {
        var probe = new ProbeEstimator(new DoublingTransformer());
        TransformerChain<ITransformer> model = new ProbeEstimator(new DoublingTransformer()).Append(probe).Fit(Data(3));
        CollectionAssert.AreEqual(new[] { 0f, 2, 4 }, probe.Data!.GetColumn<float>("Twice").ToArray());
        Assert.HasCount(2, model);
        Assert.AreSame(model.Last(), model.LastTransformer);
    }

    [TestMethod]
    public void CheckpointsReadTheirSourceOncePerColumn()
    {
        int reads = 0;
        IEnumerable<NumberRow> Rows()
        {
            reads++;
            foreach (NumberRow row in NumberRow.Range(3))
                yield return row;
        }
        var probe = new ProbeEstimator(new DoublingTransformer());
        new ProbeEstimator(new DoublingTransformer()).AppendCacheCheckpoint(_ml).Append(probe).Fit(_ml.Data.LoadFromEnumerable(Rows()));
        for (int pass = 0; pass < 3; pass++)
            CollectionAssert.AreEqual(new[] { 0f, 2, 4 }, probe.Data!.GetColumn<float>("Twice").ToArray());
        Assert.AreEqual(1, reads);
    }

    [TestMethod]
    public void ScopesDecideWhereTransformersAreUsed()
    {
        TransformerChain<ITransformer> model = new ProbeEstimator(new DoublingTransformer())
            .Append(_ml.Transforms.DropColumns("Value"), TransformerScope.Training).Append(new ProbeEstimator(_ml.Transforms.CopyColumns("Copy", "Twice").Fit(Twice())))
            .Fit(Data(1));
        CollectionAssert.AreEqual(new[] { "Value", "Twice", "Copy" }, model.Transform(Data(1)).Schema.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "Twice", "Copy" }, model.Transform(Data(1), TransformerScope.Training).Schema.Select(c => c.Name).ToArray());
    }

    [TestMethod]
    public void DisposingAChainDisposesItsLinks()
    {
        var link = new DoublingTransformer();
        new TransformerChain<ITransformer>(link).Dispose();
        Assert.IsTrue(link.Disposed);
    }

    private IDataView Twice() => new DoublingTransformer().Transform(Data(1));

    private IDataView Data(int rows) => _ml.Data.LoadFromEnumerable(NumberRow.Range(rows));
}
