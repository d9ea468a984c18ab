using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class MaximumEntropyTests
{
    private static readonly string[] _classes = ["red", "green", "blue"];
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void SeparableClassesAreLearned()
    {
        IDataView data = Data(300);
        IDataView scored = Pipeline().Fit(data).Transform(data);
        MulticlassClassificationMetrics metrics = _ml.MulticlassClassification.Evaluate(scored);
        Assert.IsGreaterThan(0.99, metrics.MicroAccuracy);
        Assert.IsGreaterThan(0.99, metrics.MacroAccuracy);
        Assert.IsLessThan(0.3, metrics.LogLoss);
    }

    [TestMethod]
    public void ScoresAreProbabilitiesNamedAfterTheClasses()
    {
        IDataView data = Data(60);
        IDataView scored = Pipeline().Fit(data).Transform(data);
        Assert.AreEqual("Vector<Single, 3>", scored.Schema["Score"].Type.ToString());
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), scored.Schema["PredictedLabel"].Type);
        Assert.IsTrue(scored.Schema["PredictedLabel"].HasKeyValues());
        VBuffer<ReadOnlyMemory<char>> names = default;
        scored.Schema["Score"].GetSlotNames(ref names);
        CollectionAssert.AreEqual(_classes, names.DenseValues().Select(n => n.ToString()).ToArray());
        foreach (float[] score in scored.GetColumn<float[]>("Score"))
            Assert.AreEqual(1f, score.Sum(), 1e-5f);
    }

    [TestMethod]
    public void ChainsSaveAndLoadWithAllTheyLearned()
    {
        IDataView data = Data(60);
        ITransformer model = Pipeline().Append(_ml.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel")).Fit(data);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            _ml.Model.Save(model, data.Schema, path);
            ITransformer loaded = new MLContext().Model.Load(path, out DataViewSchema schema);
            CollectionAssert.AreEqual(data.Schema.Select(c => c.ToString()).ToArray(), schema.Select(c => c.ToString()).ToArray());
            IDataView before = model.Transform(data), after = loaded.Transform(data);
            CollectionAssert.AreEqual(before.GetColumn<string>("Name").ToArray(), after.GetColumn<string>("Name").ToArray());
            CollectionAssert.AreEqual(
                before.GetColumn<float[]>("Score").SelectMany(s => s).ToArray(), after.GetColumn<float[]>("Score").SelectMany(s => s).ToArray());
            using PredictionEngine<Row, Prediction> engine = _ml.Model.CreatePredictionEngine<Row, Prediction>(loaded);
            Assert.AreEqual("green", engine.Predict(new Row { X = X(1), Y = Y(1), Label = "" }).Name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void TrainersNeedAVectorOfKnownSizeAndAKey()
    {
        IDataView data = Data(3);
        var label = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
            _ml.Transforms.Concatenate("Features", "X", "Y").Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy()).Fit(data));
        StringAssert.StartsWith(label.Message, "Schema mismatch for label column 'Label': expected Key<UInt32>, got String");
        var features = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
            _ml.Transforms.Conversion.MapValueToKey("Label").Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(featureColumnName: "X")).Fit(data));
        StringAssert.StartsWith(features.Message, "Schema mismatch for feature column 'X': expected Vector<Single>, got Single");
    }

    [TestMethod]
    public void ModelsScoreOnlyTheFeatureTypeTheyLearnedOn()
    {
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(Data(30)).Transform(Data(30));
        IDataView data = _ml.Transforms.Concatenate("Features", "X", "Y").Fit(keyed).Transform(keyed);
        ITransformer model = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data);
        IDataView wider = _ml.Transforms.Concatenate("Features", "X", "Y", "X").Fit(keyed).Transform(keyed);
        Assert.AreEqual("Incompatible features column type: 'Vector<Single, 3>' vs 'Vector<Single, 2>'",
            Assert.ThrowsExactly<InvalidOperationException>(() => model.Transform(wider)).Message);
        IDataView key = _ml.Transforms.CopyColumns("Features", "Label").Fit(keyed).Transform(keyed);
        Assert.AreEqual("Incompatible features column type item type: 'Key<UInt32, 0-2>' vs 'Single'",
            Assert.ThrowsExactly<InvalidOperationException>(() => model.Transform(key)).Message);
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.Transform(keyed)).Message,
            "Features column 'Feature' not found");
    }

    [TestMethod]
    public void ModelsPromiseScoresForTheExactFeatureTypeOnly()
    {
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(Data(30)).Transform(Data(30));
        IDataView data = _ml.Transforms.Concatenate("Features", "X", "Y").Fit(keyed).Transform(keyed);
        ITransformer model = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data);
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Point));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 2);
        IDataView shaped = _ml.Data.LoadFromEnumerable([new Point { Features = [1, 2] }], definition);
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.GetOutputSchema(shaped.Schema)).Message,
            "Schema mismatch for feature column 'Features': expected Vector<Single, 2>, got Vector<Single, 1, 2>");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.GetOutputSchema(keyed.Schema)).Message,
            "Could not find feature column 'Features'");
        Assert.HasCount(3, model.Transform(shaped).GetColumn<float[]>("Score").Single(), "Transform alone asks for the size only");
    }

    [TestMethod]
    public void MetricsFollowTheirDefinitions()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([
            new Scored { Label = 0, Score = [.7f, .3f], PredictedLabel = 0 }, new Scored { Label = 0, Score = [.9f, .1f], PredictedLabel = 0 },
            new Scored { Label = 0, Score = [.4f, .6f], PredictedLabel = 1 }, new Scored { Label = 1, Score = [.5f, .5f], PredictedLabel = 0 }]);
        MulticlassClassificationMetrics metrics = _ml.MulticlassClassification.Evaluate(data);
        Assert.AreEqual(.5, metrics.MicroAccuracy, 1e-9);
        Assert.AreEqual((2.0 / 3 + 0) / 2, metrics.MacroAccuracy, 1e-9);
        Assert.AreEqual(-(Math.Log(.7) + Math.Log(.9) + Math.Log(.4) + Math.Log(.5)) / 4, metrics.LogLoss, 1e-6);
    }

    private static float X(int label) => 4 * MathF.Cos(label * 2.1f);

    private static float Y(int label) => 4 * MathF.Sin(label * 2.1f);

    private EstimatorChain<MulticlassPredictionTransformer<Microsoft.ML.Trainers.MaximumEntropyModelParameters>> Pipeline() =>
        _ml.Transforms.Conversion.MapValueToKey("Label").Append(_ml.Transforms.Concatenate("Features", "X", "Y"))
            .Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: .01f, l2Regularization: .01f));

    private IDataView Data(int rows)
    {
        var random = new Random(3);
        return _ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i => new Row
        {
            Label = _classes[i % 3],
            X = X(i % 3) + random.NextSingle(),
            Y = Y(i % 3) + random.NextSingle(),
        }).ToArray());
    }

    private sealed class Row
    {
        public string? Label { get; set; }

        public float X { get; set; }

        public float Y { get; set; }
    }

    private sealed class Point
    {
        public float[] Features { get; set; } = [];
    }

    private sealed class Prediction
    {
        public string? Name { get; set; }
    }

    private sealed class Scored
    {
        [KeyType(2)]
        public uint Label { get; set; }

        [VectorType(2)]
        public float[]? Score { get; set; }

        [KeyType(2)]
        public uint PredictedLabel { get; set; }
    }
}
