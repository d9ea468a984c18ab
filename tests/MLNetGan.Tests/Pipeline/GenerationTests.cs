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
        RowModel model = Tiny.AcGan.Model;
        var latent = new float[Tiny.AcGan.LatentSize];
        var pixels = new float[28 * 28];
        CounterNoise.Normal(7, latent);
        GeneratorSampling.Run(model.Network, latent, [[Tiny.IndexOf("3")]], pixels, model.Device);
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
    public void WithoutASeedTheNoiseComesFromTheIdOfTheRow()
    {
        IDataView view = Tiny.AcGan.Transform(Tiny.KeyMapping.Transform(Tiny.Digits));
        float[][] inOrder = Tiny.Images(view), shuffled = Tiny.Images(view, random: new Random(1));
        Assert.AreNotEqual(0, inOrder[0].Zip(shuffled[0], (a, b) => MathF.Abs(a - b)).Max());
        float[] Sums(float[][] images) => [.. images.Select(i => i.Sum()).Order()];
        Tiny.AssertClose(Sums(inOrder), Sums(shuffled), 0.5f);
        Assert.HasCount(60, inOrder.Select(i => i.Sum(v => (double)v)).Distinct());
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
    public void NothingIsComputedForColumnsThatAreNotAskedFor()
    {
        IDataView view = Tiny.AcGan.Transform(Tiny.Requests(_rows));
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Seed"]]);
        Assert.IsInstanceOfType<LiveCursor>(cursor);
        CollectionAssert.AreEqual(_rows.Select(r => r.Seed).ToArray(), view.GetColumn<long>("Seed").ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<VBuffer<float>>(view.Schema["Image"]));
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
