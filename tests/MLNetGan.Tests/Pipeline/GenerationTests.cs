using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class GenerationTests
{
    // One part in 255,000: batches of other sizes may add numbers up in another order.
    private const float Tolerance = 1e-3f;

    private static readonly SeedRow[] _rows = [.. Enumerable.Range(0, 150).Select(i => new SeedRow { Label = $"{i % 10}", Seed = i })];

    // Cached, because objects as rows cannot be shuffled.
    private static IDataView View => Tiny.AcGan.Transform(Tiny.ML.Data.Cache(Tiny.Requests(_rows)));

    [TestMethod]
    public void AnImageIsTheNetworksOutputForTheNoiseOfItsSeedInTheRangeOfTheColumn()
    {
        GeneratorModel model = Tiny.AcGan.Model;
        var latent = new float[model.LatentSize];
        var pixels = new float[28 * 28];
        CounterNoise.Normal(7, latent);
        GeneratorSampling.Run(model.Network, latent, [Tiny.IndexOf("3")], pixels, model.Device);
        float[] image = Tiny.Images(Tiny.AcGan.Transform(Tiny.Requests(new SeedRow { Label = "3", Seed = 7 }))).Single();
        Tiny.AssertClose([.. pixels.Select(p => (p + 1) * 127.5f)], image, Tolerance);
    }

    [TestMethod]
    public void SeedsAndLabelsMatter()
    {
        float[][] images = Tiny.Images(Tiny.AcGan.Transform(Tiny.Requests(
            new SeedRow { Label = "3", Seed = 7 }, new SeedRow { Label = "3", Seed = 8 }, new SeedRow { Label = "4", Seed = 7 })));
        Assert.IsGreaterThan(1, images[0].Zip(images[1], (a, b) => MathF.Abs(a - b)).Max());
        Assert.IsGreaterThan(0.01f, images[0].Zip(images[2], (a, b) => MathF.Abs(a - b)).Max());
    }

    [TestMethod]
    public void ARowGivesTheSameImageInABatchAndAlone()
    {
        float[][] together = Tiny.Images(View);
        Assert.HasCount(_rows.Length, together);
        foreach (int i in (int[])[0, 63, 64, 149])
            Tiny.AssertClose(together[i], Tiny.Images(Tiny.AcGan.Transform(Tiny.Requests(_rows[i]))).Single(), Tolerance);
    }

    [TestMethod]
    public void ShuffledRowsKeepTheirImagesAndOtherColumns()
    {
        float[][] inOrder = Tiny.Images(View);
        IDataView view = View;
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema, new Random(5));
        ValueGetter<long> seed = cursor.GetGetter<long>(view.Schema["Seed"]);
        ValueGetter<uint> label = cursor.GetGetter<uint>(view.Schema["Label"]);
        ValueGetter<VBuffer<float>> image = cursor.GetGetter<VBuffer<float>>(view.Schema["Image"]);
        List<long> seeds = [];
        while (cursor.MoveNext())
        {
            long seedValue = 0;
            uint labelValue = 0;
            VBuffer<float> imageValue = default;
            seed(ref seedValue);
            label(ref labelValue);
            image(ref imageValue);
            seeds.Add(seedValue);
            Assert.AreEqual(Tiny.IndexOf($"{seedValue % 10}") + 1, labelValue);
            Tiny.AssertClose(inOrder[seedValue], [.. imageValue.DenseValues()], Tolerance);
        }
        CollectionAssert.AreNotEqual(_rows.Select(r => r.Seed).ToArray(), seeds);
        CollectionAssert.AreEquivalent(_rows.Select(r => r.Seed).ToArray(), seeds);
    }

    [TestMethod]
    public void TextAndVectorsComeAlongWithTheirRows()
    {
        NotedRow[] rows = [.. Enumerable.Range(0, 100).Select(i => new NotedRow { Label = "1", Seed = i, Note = $"row {i}", Numbers = [i, -i], Words = [$"{i}", "x"] })];
        IDataView view = Tiny.AcGan.Transform(Tiny.KeyMapping.Transform(Tiny.ML.Data.LoadFromEnumerable(rows)));
        NotedRow[] read = [.. Tiny.ML.Data.CreateEnumerable<NotedRow>(Tiny.ML.Transforms.Conversion.MapKeyToValue("Label").Fit(view).Transform(view), reuseRowObject: false)];
        Assert.HasCount(100, read);
        for (int i = 0; i < read.Length; i++)
        {
            Assert.AreEqual(rows[i].Note, read[i].Note);
            CollectionAssert.AreEqual(rows[i].Numbers, read[i].Numbers);
            CollectionAssert.AreEqual(rows[i].Words, read[i].Words);
        }
    }

    [TestMethod]
    public void SeveralCursorsAtOnceGiveEveryRowOnce()
    {
        IDataView keyed = Tiny.KeyMapping.Transform(Tiny.ML.Gan().Data.DrawnDigits(300));
        IDataView view = Tiny.AcGan.Transform(keyed);
        float[][] inOrder = Tiny.Images(view);
        DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, 3);
        Assert.HasCount(3, cursors);
        var found = new System.Collections.Concurrent.ConcurrentDictionary<ulong, float[]>();
        Parallel.ForEach(cursors, cursor =>
        {
            using (cursor)
            {
                ValueGetter<VBuffer<float>> image = cursor.GetGetter<VBuffer<float>>(view.Schema["Image"]);
                ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
                DataViewRowId rowId = default;
                VBuffer<float> value = default;
                while (cursor.MoveNext())
                {
                    id(ref rowId);
                    image(ref value);
                    Assert.IsTrue(found.TryAdd(rowId.Low, [.. value.DenseValues()]));
                }
            }
        });
        Assert.HasCount(300, found);
        for (int i = 0; i < inOrder.Length; i++)
            Tiny.AssertClose(inOrder[i], found[(ulong)i], Tolerance);
    }

    [TestMethod]
    public void ASecondPassAndACacheGiveTheSame()
    {
        IDataView view = View;
        float[][] first = Tiny.Images(view);
        Tiny.AssertClose(first, Tiny.Images(view), 0);
        IDataView cached = Tiny.ML.Data.Cache(view);
        Tiny.AssertClose(first, Tiny.Images(cached), 0);
        Tiny.AssertClose(first, Tiny.Images(cached), 0);
    }

    [TestMethod]
    public void APredictionEngineGivesTheSameForOneRowAfterTheOther()
    {
        float[][] expected = Tiny.Images(View);
        using PredictionEngine<SeedRow, ImageRow> engine = Tiny.ML.Model.CreatePredictionEngine<SeedRow, ImageRow>(
            Tiny.Chain, new PredictionEngineOptions { OwnsTransformer = false });
        foreach (int i in (int[])[3, 14, 3])
            Tiny.AssertClose(expected[i], engine.Predict(_rows[i]).Image, Tolerance);
    }

    [TestMethod]
    public void WithoutASeedTheNoiseComesFromTheIdOfTheRow()
    {
        IDataView view = Tiny.AcGan.Transform(Tiny.KeyMapping.Transform(Tiny.Digits));
        float[][] inOrder = Tiny.Images(view), shuffled = Tiny.Images(view, random: new Random(1));
        Assert.AreNotEqual(0, inOrder[0].Zip(shuffled[0], (a, b) => MathF.Abs(a - b)).Max());
        float[] Sums(float[][] images) => [.. images.Select(i => i.Sum()).Order()];
        Tiny.AssertClose(Sums(inOrder), Sums(shuffled), 0.5f);
        Assert.HasCount(60, Sums(inOrder).Distinct());
    }

    [TestMethod]
    public void ALatentColumnGoesBeforeTheSeed()
    {
        var latent = new float[5];
        CounterNoise.Normal(21, latent);
        IDataView data = Tiny.KeyMapping.Transform(Tiny.ML.Data.LoadFromEnumerable([new LatentRow { Label = "2", Seed = 9, Latent = latent }]));
        float[] expected = Tiny.Images(Tiny.AcGan.Transform(Tiny.Requests(new SeedRow { Label = "2", Seed = 21 }))).Single();
        Tiny.AssertClose(expected, Tiny.Images(Tiny.AcGan.Transform(data)).Single(), Tolerance);
    }

    [TestMethod]
    public void AMissingLabelGivesMissingPixelsAndSparesItsNeighbours()
    {
        float[][] images = Tiny.Images(Tiny.AcGan.Transform(Tiny.Requests(_rows[0], new SeedRow { Label = "no digit", Seed = 1 }, _rows[2])));
        Assert.IsTrue(images[1].All(float.IsNaN));
        Tiny.AssertClose(Tiny.Images(View)[2], images[2], Tolerance);
    }

    [TestMethod]
    public void GenerateMakesAsManyOfEachLabelWithItsNames()
    {
        IDataView generated = Tiny.AcGan.Generate(countPerLabel: 7);
        CollectionAssert.AreEqual(new[] { "Label", "Seed", "Image" }, generated.Schema.Select(c => c.Name).ToArray());
        Assert.AreEqual(Tiny.Digits.Schema["Image"].Type, generated.Schema["Image"].Type);
        Assert.AreEqual(70L, generated.GetRowCount());
        IDataView named = Tiny.ML.Transforms.Conversion.MapKeyToValue("Label").Fit(generated).Transform(generated);
        string[] labels = [.. named.GetColumn<string>("Label")];
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 70).Select(i => $"{i % 10}").ToArray(), labels);
        CollectionAssert.AreEqual(labels[..10], Tiny.AcGan.LabelNames.ToArray());
        Assert.HasCount(70, generated.GetColumn<long>("Seed").Distinct());
        Tiny.AssertClose(Tiny.Images(generated), Tiny.Images(Tiny.AcGan.Generate(countPerLabel: 7)), 0);
        Assert.IsEmpty(generated.GetColumn<long>("Seed").Intersect(Tiny.AcGan.Generate(7, seed: 1).GetColumn<long>("Seed")));
    }

    [TestMethod]
    public void AGeneratorWithoutLabelsGeneratesImagesOfNewSeeds()
    {
        using GeneratorTransformer dcgan = Tiny.Dcgan();
        IDataView generated = dcgan.Generate(5);
        CollectionAssert.AreEqual(new[] { "Seed", "Image" }, generated.Schema.Select(c => c.Name).ToArray());
        float[][] images = Tiny.Images(generated);
        Assert.HasCount(5, images.Select(i => i.Sum()).Distinct());
        Assert.IsTrue(images.SelectMany(i => i).All(p => p is >= 0 and <= 255.01f));
        Assert.AreEqual(4, dcgan.LatentSize);
        Assert.Contains("Total", dcgan.Summary());
    }

    [TestMethod]
    public void NothingIsComputedForColumnsThatAreNotAskedFor()
    {
        IDataView view = Tiny.AcGan.Transform(Tiny.Requests(_rows));
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Seed"]]);
        Assert.IsInstanceOfType<LiveCursor>(cursor);
        CollectionAssert.AreEqual(_rows.Select(r => r.Seed).ToArray(), view.GetColumn<long>("Seed").ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<VBuffer<float>>(view.Schema["Image"]));
    }

    [TestMethod]
    public void SyntheticImagesAugmentATrainingSet()
    {
        IDataView digits = Tiny.KeyMapping.Transform(Tiny.Digits);
        IDataView augmented = Tiny.ML.Gan().Data.Concatenate(digits, Tiny.AcGan.Generate(countPerLabel: 2));
        var trainer = Tiny.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Image", optimizationTolerance: 1e-3f);
        IDataView judged = trainer.Fit(augmented).Transform(digits);
        Assert.IsGreaterThan(0.8, Tiny.ML.MulticlassClassification.Evaluate(judged).MicroAccuracy);
    }

    [TestMethod]
    public void ATrainerBehindTheGeneratorTrainsOnItsImages()
    {
        var pipeline = Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(Tiny.ML.Gan().AcGan(Tiny.Options()))
            .AppendCacheCheckpoint(Tiny.ML)
            .Append(Tiny.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Image", optimizationTolerance: 1e-3f));
        using var model = pipeline.Fit(Tiny.Digits);
        Assert.AreEqual(60, model.Transform(Tiny.Digits).GetColumn<uint>("PredictedLabel").Count());
    }

    private sealed class ImageRow
    {
        public float[] Image { get; set; } = [];
    }

    private sealed class NotedRow
    {
        public string Label { get; set; } = "";

        public long Seed { get; set; }

        public string Note { get; set; } = "";

        public int[] Numbers { get; set; } = [];

        [VectorType(2)]
        public string[] Words { get; set; } = [];
    }

    private sealed class LatentRow
    {
        public string Label { get; set; } = "";

        public long Seed { get; set; }

        [VectorType(5)]
        public float[] Latent { get; set; } = [];
    }
}
