using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class InfoGanTests
{
    // 1e-4 of the networks' range of 2, in pixels of 0..255.
    private const float Tolerance = 1e-4f * 127.5f;

    // Shared by tests, hence never to be disposed of.
    private static readonly Lazy<InfoGanTransformer> _trained = new(() => Tiny.ML.Gan().InfoGan(Options()).Fit(Tiny.Digits));

    private static readonly CodedRow[] _rows = [.. Enumerable.Range(0, 100).Select(i => new CodedRow { Seed = 1L << (i % 60), Kind = (uint)(i % 4), Slant = i % 3 == 0 ? float.NaN : i / 50f - 1, Width = i % 5 == 0 ? float.NaN : i / 30f })];

    private static InfoGanTransformer InfoGan => _trained.Value;

    private static InfoGanOptions Options() => new()
    {
        Codes = [InfoGanCode.Categorical("Kind", 3), InfoGanCode.Uniform("Slant"), InfoGanCode.Gaussian("Width")],
        LatentSize = 4,
        GeneratorChannels = 16,
        DiscriminatorChannels = 4,
        RecognizerSize = 8,
        BatchSize = 12,
        Epochs = 2,
        VaryRecognized = true,
        // Enough to make codes visible in the images of a network that has hardly learned.
        GeneratorLearningRate = 0.02,
        AverageDecay = 0.5,
    };

    private static IDataView View<T>(params T[] rows) where T : class => Tiny.ML.Data.LoadFromEnumerable(rows);

    private static float Drawn(long seed, int code) => CodeNoise.Draw(seed, InfoGan.Model.Network, code);

    private static ITransformer RoundTrip(ITransformer model, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    [TestMethod]
    public void CodesThatDataLacksAreDrawnFromTheSeed()
    {
        long[] seeds = [3, 77, -9];
        float[][] drawn = Tiny.Images(InfoGan.Transform(View([.. seeds.Select(seed => new SeedRow { Seed = seed })])));
        CodedRow[] rows = [.. seeds.Select(seed => new CodedRow { Seed = seed, Kind = (uint)Drawn(seed, 0), Slant = Drawn(seed, 1), Width = Drawn(seed, 2) })];
        Tiny.AssertClose(drawn, Tiny.Images(InfoGan.Transform(View(rows))), Tolerance);
        CodedRow[] missing = [.. seeds.Select(seed => new CodedRow { Seed = seed, Kind = 3, Slant = float.NaN, Width = float.NaN })];
        Tiny.AssertClose(drawn, Tiny.Images(InfoGan.Transform(View(missing))), Tolerance);
    }

    [TestMethod]
    public void TheSchemaOfASavedModelHasTheCodesThatTrainingDataLacks()
    {
        AssertWants("Seed, Kind, Slant, Width", InfoGan, Tiny.Digits.Schema);
        AssertWants("Seed, Latent, Kind, Slant, Width", InfoGan.Decoder, InfoGan.Generate([new float[4]]).Schema);

        static void AssertWants(string columns, ITransformer model, DataViewSchema schema)
        {
            var stream = new MemoryStream();
            Tiny.ML.Gan().SaveModel(model, schema, stream);
            stream.Position = 0;
            ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema wanted);
            CollectionAssert.AreEquivalent(columns.Split(", "), wanted.Select(column => column.Name).ToArray());
            Assert.IsNotNull(loaded.GetOutputSchema(wanted).GetColumnOrNull("Image"));
            Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), wanted["Kind"].Type);
        }
    }

    [TestMethod]
    public void EveryCodeMatters()
    {
        float[][] images = Tiny.Images(InfoGan.Transform(View(
            new CodedRow(), new CodedRow { Kind = 1 }, new CodedRow { Slant = 1 }, new CodedRow { Width = 1 })));
        foreach (float[] other in images[1..])
            Assert.IsGreaterThan(0.1f, images[0].Zip(other, (a, b) => MathF.Abs(a - b)).Max());
    }

    [TestMethod]
    public void CodesBesideALatentVectorAreDrawnFromTheSeedOrTheRow()
    {
        float[] latent = new float[4];
        CounterNoise.Normal(8, latent);
        float[] expected = Tiny.Images(InfoGan.Transform(View(new CodedRow { Seed = 8, Kind = (uint)Drawn(5, 0), Slant = Drawn(5, 1), Width = Drawn(5, 2) }))).Single();
        Tiny.AssertClose(expected, Tiny.Images(InfoGan.Transform(View(new LatentRow { Seed = 5, Latent = latent }))).Single(), Tolerance);
        Assert.IsTrue(Tiny.Images(InfoGan.Transform(View(new LatentAloneRow { Latent = latent }))).Single().All(float.IsFinite));
    }

    [TestMethod]
    public void GenerateShowsTheCodesThatItDraws()
    {
        IDataView generated = InfoGan.Generate(200, seed: 4);
        CollectionAssert.AreEqual(new[] { "Kind", "Slant", "Width", "Seed", "Image" }, generated.Schema.Select(c => c.Name).ToArray());
        long[] seeds = [.. generated.GetColumn<long>("Seed")];
        CollectionAssert.AreEqual(seeds.Select(seed => (uint)Drawn(seed, 0) + 1).ToArray(), generated.GetColumn<uint>("Kind").ToArray());
        CollectionAssert.AreEqual(seeds.Select(seed => Drawn(seed, 1)).ToArray(), generated.GetColumn<float>("Slant").ToArray());
        CollectionAssert.AreEqual(seeds.Select(seed => Drawn(seed, 2)).ToArray(), generated.GetColumn<float>("Width").ToArray());
        Assert.AreEqual(3, generated.GetColumn<uint>("Kind").Distinct().Count());
        float[][] drawn = Tiny.Images(InfoGan.Transform(View([.. seeds.Select(seed => new SeedRow { Seed = seed })])));
        Tiny.AssertClose(drawn, Tiny.Images(generated), 1e-3f);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(64)]
    public void AnExportedGeneratorGivesTheSame(int batch)
    {
        CodedRow[] rows = _rows[..batch];
        float[] expected = [.. Tiny.Images(InfoGan.Transform(View(rows))).SelectMany(i => i)];
        var fromSeeds = new MemoryStream();
        InfoGan.ExportOnnx(fromSeeds, OnnxGeneratorInput.Seed);
        float[] actual = OnnxRun.Floats(fromSeeds.ToArray(), "Image", OnnxRun.Input("Seed", rows.Select(r => r.Seed).ToArray(), batch, 1),
            OnnxRun.Input("Kind", rows.Select(r => r.Kind == 3 ? -1L : r.Kind).ToArray(), batch, 1),
            OnnxRun.Input("Slant", rows.Select(r => r.Slant).ToArray(), batch, 1), OnnxRun.Input("Width", rows.Select(r => r.Width).ToArray(), batch, 1));
        Tiny.AssertClose(expected, actual, Tolerance);

        var latents = new float[batch * 4];
        GeneratorSampling.FillLatents([.. rows.Select(r => r.Seed)], 4, latents);
        float Or(float value, long seed, int code) => float.IsNaN(value) ? Drawn(seed, code) : value;
        var fromLatents = new MemoryStream();
        InfoGan.ExportOnnx(fromLatents);
        actual = OnnxRun.Floats(fromLatents.ToArray(), "Image", OnnxRun.Input("Latent", latents, batch, 4),
            OnnxRun.Input("Kind", rows.Select(r => (long)Or(r.Kind == 3 ? float.NaN : r.Kind, r.Seed, 0)).ToArray(), batch, 1),
            OnnxRun.Input("Slant", rows.Select(r => Or(r.Slant, r.Seed, 1)).ToArray(), batch, 1), OnnxRun.Input("Width", rows.Select(r => Or(r.Width, r.Seed, 2)).ToArray(), batch, 1));
        Tiny.AssertClose(expected, actual, Tolerance);
    }

    [TestMethod]
    public void CodesHaveTheNumbersFromZeroEverywhere()
    {
        CollectionAssert.AreEqual(new[] { "0", "1", "2" }, InfoGan.KeyCondition!.Names!.ToArray());
        IDataView images = InfoGan.GenerateFor(new GeneratorCondition("Kind", "2"), count: 3, seed: 1);
        CollectionAssert.AreEqual(new uint[] { 3, 3, 3 }, images.GetColumn<uint>("Kind").ToArray(), "ML.NET keeps keys from 1.");
        using var folder = new TemporaryFolder();
        Tiny.ML.Gan().Data.SaveImageFolder(images, folder.Path, "Image", "Kind");
        CollectionAssert.AreEqual(new[] { folder.File("2") }, Directory.GetDirectories(folder.Path));
    }

    [TestMethod]
    public void ColumnsOfOtherTypesAreRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => InfoGan.Transform(View(new { Kind = "one" })));
        Assert.StartsWith("Schema mismatch for code column 'Kind': expected Key<UInt32, 0-2>, got String. Give keys of 3 values", error.Message);
        error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => InfoGan.Transform(View(new { Slant = 1.0 })));
        Assert.StartsWith("Schema mismatch for code column 'Slant': expected Single, got Double. Convert the column to Single", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => InfoGan.Transform(View(new OtherKeys())));
    }

    [TestMethod]
    public void TheRecognizerTellsCodesOfImagesBeforeAndAfterSavingAndInAnExportedGraph()
    {
        IDataView expected = InfoGan.Recognizer.Transform(Tiny.Digits), actual = RoundTrip(InfoGan.Recognizer, Tiny.Digits.Schema).Transform(Tiny.Digits);
        string[] columns = ["Image", "Kind", "KindScore", "Label", "Slant", "Width"];
        CollectionAssert.AreEqual(columns, expected.Schema.Where(c => !c.IsHidden).Select(c => c.Name).Order(StringComparer.Ordinal).ToArray());
        CollectionAssert.AreEqual(columns, actual.Schema.Where(c => !c.IsHidden).Select(c => c.Name).Order(StringComparer.Ordinal).ToArray());
        foreach (string column in columns)
            Assert.AreEqual(expected.Schema[column].Type, actual.Schema[column].Type, column);
        CollectionAssert.AreEqual(expected.GetColumn<uint>("Kind").ToArray(), actual.GetColumn<uint>("Kind").ToArray());
        var stream = new MemoryStream();
        InfoGan.Recognizer.ExportOnnx(stream);
        float[][] images = Tiny.Images(Tiny.Digits);
        var digits = OnnxRun.Input("Image", images.SelectMany(i => i).ToArray(), images.Length, 1, 28, 28);
        foreach (string column in (string[])["KindScore", "Slant", "Width"])
        {
            float[][] values = Tiny.Images(expected, column);
            Assert.IsGreaterThan(30, values.Select(v => v[0]).Distinct().Count());
            Tiny.AssertClose(values, Tiny.Images(actual, column), 1e-4f);
            Tiny.AssertClose([.. values.SelectMany(v => v)], OnnxRun.Floats(stream.ToArray(), column, digits), 1e-4f);
        }
        foreach (float[] scores in Tiny.Images(expected, "KindScore"))
            Assert.AreEqual(1, scores.Sum(), 1e-4);
    }

    [TestMethod]
    public void RecognizedCodesCanBeGeneratedFrom()
    {
        IDataView codes = Tiny.ML.Transforms.DropColumns("Image").Fit(InfoGan.Recognizer.Transform(Tiny.Digits)).Transform(InfoGan.Recognizer.Transform(Tiny.Digits));
        Assert.HasCount(60, Tiny.Images(InfoGan.Transform(codes)));
    }

    [TestMethod]
    public void ARunGivesTheSameGeneratorAndRecognizer()
    {
        using var folder = new TemporaryFolder();
        InfoGanOptions options = Options();
        options.RunFolder = folder.File("run");
        using InfoGanTransformer trained = Tiny.ML.Gan().InfoGan(options).Fit(Tiny.Digits), loaded = Tiny.ML.Gan().LoadRun<InfoGanTransformer>(options.RunFolder);
        Tiny.AssertClose(Tiny.Images(trained.Generate(5)), Tiny.Images(loaded.Generate(5)), 0);
        Tiny.AssertClose(Tiny.Images(trained.Recognizer.Transform(Tiny.Digits), "KindScore"), Tiny.Images(loaded.Recognizer.Transform(Tiny.Digits), "KindScore"), 0);
        string header = File.ReadLines(Path.Combine(options.RunFolder, "losses.csv")).First();
        foreach (string player in (string[])["discriminator", "generator"])
            Assert.Contains($"{player}_kind,{player}_slant,{player}_width", header);
    }

    [TestMethod]
    public void CodesNeedNamesOfTheirOwn()
    {
        void Refused(string expected, params InfoGanCode[] codes)
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Tiny.ML.Gan().InfoGan(new InfoGanOptions { Codes = codes }));
            Assert.Contains($"InfoGanOptions.Codes: expected {expected}", error.Message);
        }
        Refused("at least one code");
        Refused("a name of letters, digits and underscores", InfoGanCode.Uniform("my code"));
        Refused("a name for every code other than Latent, Seed, Image, got seed", InfoGanCode.Uniform("seed"));
        Refused("a name for every code other than Latent, Seed, Image, KindScore, got KindScore", InfoGanCode.Categorical("Kind", 3), InfoGanCode.Uniform("KindScore"));
        Refused("a name for every code other than those of loss terms: loss, adversarial", InfoGanCode.Uniform("Adversarial"));
        Refused("a name for every code other than those of loss terms: loss, adversarial", InfoGanCode.Uniform("R2"));
        Refused("a name for every code other than those of loss terms: loss, adversarial, gradient_penalty, r1, r2, lecam, real_a", InfoGanCode.Categorical("a", 2), InfoGanCode.Categorical("Real_a", 2));
        Refused("another name for every code, got a", InfoGanCode.Uniform("a"), InfoGanCode.Gaussian("A"));
        Refused("from 2 to 10000 values", InfoGanCode.Categorical("a", 1));
    }

    private sealed class CodedRow
    {
        public long Seed { get; set; }

        /// <summary>Keys of objects count from 0; one that is too large is missing.</summary>
        [KeyType(3)]
        public uint Kind { get; set; }

        public float Slant { get; set; }

        public float Width { get; set; }
    }

    private sealed class OtherKeys
    {
        [KeyType(4)]
        public uint Kind { get; set; }
    }

    private sealed class LatentRow
    {
        public long Seed { get; set; }

        [VectorType(4)]
        public float[] Latent { get; set; } = [];
    }

    private sealed class LatentAloneRow
    {
        [VectorType(4)]
        public float[] Latent { get; set; } = [];
    }
}
