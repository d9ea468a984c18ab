using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class SchemaErrorTests
{
    private readonly MLContext _ml = new(seed: 1);

    // Before training, whether the estimator is asked by a chain or alone; an estimator that trained would take years.
    private void AssertRefused(string message, IDataView data, Action<AcGanOptions>? change = null)
    {
        AcGanOptions options = Tiny.Options();
        options.Epochs = 1_000_000;
        change?.Invoke(options);
        var estimator = _ml.Gan().AcGan(options);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(data));
        Assert.StartsWith(message, error.Message);
    }

    private static void AssertRefusedByShape(string message, IEstimator<ITransformer> estimator, IDataView data)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(estimator).Append(new Unreachable()).Fit(data));
        Assert.StartsWith(message, error.Message);
    }

    [TestMethod]
    public void AVectorWithoutImageDimensions()
    {
        IDataView flat = Only("Flat", new VectorDataViewType(NumberDataViewType.Single, 784));
        AssertRefused("Schema mismatch for image column 'Flat': expected a known-size Vector<Single, C, H, W> or an image of known size, got Vector<Single, 784>.",
            flat, o => o.ImageColumnName = "Flat");
        IDataView interleaved = Only("Last", new VectorDataViewType(NumberDataViewType.Single, 28, 28, 3));
        AssertRefused("Schema mismatch for image column 'Last': expected a known-size Vector<Single, C, H, W> or an image of known size, got Vector<Single, 28, 28, 3>. Use ResizeImages to give images a size, " +
            "or ExtractPixels to make the vector; a vector must have its dimensions in the order channels, height, width.", interleaved, o => o.ImageColumnName = "Last");
    }

    [TestMethod]
    public void AVectorOfUnknownSizeOrOtherNumbers()
    {
        IDataView unknown = Only("Image", new VectorDataViewType(NumberDataViewType.Single));
        AssertRefusedByShape("Schema mismatch for image column 'Image': expected a known-size Vector<Single, C, H, W> or an image of known size, got VarVector<Single>.", _ml.Gan().Dcgan(), unknown);
        IDataView doubles = Only("Image", new VectorDataViewType(NumberDataViewType.Double, 1, 8, 8));
        AssertRefusedByShape("Schema mismatch for image column 'Image': expected a known-size Vector<Single, C, H, W> or an image of known size, got Vector<Double>.", _ml.Gan().Dcgan(), doubles);
    }

    [TestMethod]
    public void AnImageWithoutSize()
    {
        IDataView unsized = Only("Image", new ImageDataViewType());
        AssertRefused("Schema mismatch for image column 'Image': expected a known-size Vector<Single, C, H, W> or an image of known size, got Image. Use ResizeImages", unsized);
    }

    [TestMethod]
    public void AnImageColumnThatCachingHasDropped()
    {
        IDataView cached = _ml.Data.Cache(Only("Image", new ImageDataViewType(28, 28)));
        const string expected = "Could not find image column 'Image'. The columns are: Label. Where ML.NET caches or shuffles rows it drops image columns: " +
            "ExtractPixels goes before that.";
        AssertRefused(expected, cached);
        AssertRefusedByShape(expected, _ml.Gan().Dcgan(), cached);
    }

    [TestMethod]
    public void AnImageThatTheNetworkCannotMake()
    {
        IDataView odd = Only("Image", new VectorDataViewType(NumberDataViewType.Single, 1, 28, 30));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().Dcgan().Fit(odd));
        Assert.StartsWith("Image column 'Image' is Vector<Single, 1, 28, 30>. Images of 28x30 pixels cannot be made by 2 doublings: expected sides that are multiples of 4.", error.Message);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().Dcgan().Fit(Only("Image", new VectorDataViewType(NumberDataViewType.Single, 1, 6, 6))));
        Assert.StartsWith("Image column 'Image' is Vector<Single, 1, 6, 6>. Images of 6x6 pixels are too small: expected at least 8x8.", error.Message);
    }

    [TestMethod]
    public void AnOutputThatWouldHideAnInput()
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Gan().AcGan(new AcGanOptions { OutputColumnName = "Label" }));
        Assert.StartsWith("Column 'Label' is both read and made by the trained transformer. Give OutputColumnName another name.", error.Message);
    }

    [TestMethod]
    public void AColumnThatIsReadAsTwoThings()
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Gan().Dcgan(new DcganOptions { LatentColumnName = "Seed" }));
        Assert.StartsWith("The trained transformer would read column 'Seed' as two things. Give each of its options another column: 'Seed', 'Seed'.", error.Message);
    }

    // A chain transforms what it was fitted to: what would fail then must not cost a training.
    [TestMethod]
    public void AColumnThatTheTrainedGeneratorWouldRefuseIsRefusedBeforeTraining()
    {
        IDataView odd = _ml.Data.LoadFromEnumerable([new ImageWithSeed { Image = new float[784] }]);
        var options = new DcganOptions { LatentSize = 4, BaseChannels = 2, Progress = new Immediate(_ => Assert.Fail("It has trained.")) };
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().Dcgan(options).Fit(odd));
        Assert.StartsWith("Schema mismatch for seed column 'Seed': expected Int64, got Int32.", error.Message);
        var infoGan = new InfoGanOptions { LatentColumnName = "Seed", SeedColumnName = "Other" };
        error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().InfoGan(infoGan).Fit(odd));
        Assert.StartsWith("Schema mismatch for latent column 'Seed': expected Vector<Single, ", error.Message);
    }

    [TestMethod]
    public void AGeneratorsLabelColumn()
    {
        AssertGeneratorRefuses("Could not find label column 'Label'. The columns are: Seed.", new { Seed = 1L });
        AssertGeneratorRefuses("Schema mismatch for label column 'Label': expected Key, got String. Use MapValueToKey", new { Label = "1", Seed = 1L });
        IDataView others = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(_ml.Data.LoadFromEnumerable([new { Label = "1" }])).Transform(_ml.Data.LoadFromEnumerable([new { Label = "1" }]));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Tiny.AcGan.Transform(others));
        Assert.StartsWith($"Schema mismatch for label column 'Label': expected {Tiny.AcGan.Generate(1).Schema["Label"].Type} with the key names '{string.Join("', '", Tiny.AcGan.LabelNames.Take(5))}', ..., " +
            $"got {others.Schema["Label"].Type} with the key names '1'. Map labels with the MapValueToKey that was fitted on the training data.", error.Message);
    }

    [TestMethod]
    public void KeysOfTheSameNumberWithOtherNames()
    {
        var labels = Enumerable.Range(10, 10).Select(i => new LabelRow { Label = $"{i}" });
        IDataView others = _ml.Data.LoadFromEnumerable(labels);
        others = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(others).Transform(others);
        Assert.AreEqual(Tiny.AcGan.Generate(1).Schema["Label"].Type, others.Schema["Label"].Type);
        Assert.Contains("got " + others.Schema["Label"].Type + " with the key names '10', '11',", Assert.Throws<ArgumentOutOfRangeException>(() => Tiny.AcGan.Transform(others)).Message);
    }

    [TestMethod]
    public void AGeneratorsSeedAndLatentColumns()
    {
        using GeneratorTransformer dcgan = Tiny.Dcgan();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => dcgan.Transform(_ml.Data.LoadFromEnumerable([new { Seed = 1 }])));
        Assert.StartsWith("Schema mismatch for seed column 'Seed': expected Int64, got Int32. Convert the column to Int64, for example with ConvertType, or drop it", error.Message);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => dcgan.Transform(Only("Latent", new VectorDataViewType(NumberDataViewType.Single, 3))));
        Assert.StartsWith("Schema mismatch for latent column 'Latent': expected Vector<Single, 4>, got Vector<Single, 3>. Give every row a latent vector of the generator's size", error.Message);
    }

    [TestMethod]
    public void ThePromisedColumnIsTheOneThatComes()
    {
        var probe = new Probe();
        var chain = Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(Tiny.ML.Gan().AcGan(Tiny.Options())).Append(probe).Fit(Tiny.Digits);
        chain.Dispose();
        Assert.AreEqual(1, probe.Seen!.Count(c => c.Name == "Image"));
        SchemaShape.Column image = probe.Seen!.Single(c => c.Name == "Image");
        Assert.AreEqual(SchemaShape.Column.VectorKind.Vector, image.Kind);
        Assert.AreEqual(NumberDataViewType.Single, image.ItemType);
    }

    private void AssertGeneratorRefuses<T>(string message, T row) where T : class =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => Tiny.AcGan.Transform(_ml.Data.LoadFromEnumerable([row]))).Message);

    private static MLNetGan.Pipeline.Fitting.EmptyDataView Only(string name, DataViewType type)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(name, type);
        schema.AddColumn("Label", new KeyDataViewType(typeof(uint), 3));
        return new MLNetGan.Pipeline.Fitting.EmptyDataView(schema.ToSchema());
    }

    private sealed class ImageWithSeed
    {
        [VectorType(1, 28, 28)]
        public float[] Image { get; set; } = [];

        public int Seed { get; set; }
    }

    private sealed class Immediate(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }

    private sealed class LabelRow
    {
        public string Label { get; set; } = "";
    }

    private class Probe : IEstimator<ITransformer>
    {
        public SchemaShape? Seen { get; private set; }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Seen = inputSchema;

        public virtual ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();
    }

    private sealed class Unreachable : Probe
    {
        public override ITransformer Fit(IDataView input) => throw new AssertFailedException("The chain was fitted.");
    }
}
