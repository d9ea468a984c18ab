using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Systems;

/// <summary>What the decoder of every system that starts from noise must hold to.</summary>
[TestClass]
public sealed class SystemDecoderTests
{
    private const int Rows = 5;
    // Of pixels of 0..255.
    private const float OnnxTolerance = 1e-4f * 255;

    private static readonly MLContext s_ml = TrainedSystem.ML;

    public static IEnumerable<object[]> Generators => SystemCases.Names
        .Where(name => SystemCases.Named((string)name[0]).Transformer.IsAssignableTo(typeof(ImageGeneratorTransformer)));

    [TestMethod]
    [DynamicData(nameof(Generators))]
    public void A_Decoder_Makes_The_Generators_Images_Of_Latent_Vectors_Before_And_After_Saving(string name)
    {
        ImageGeneratorTransformer generator = Trained(name);
        IDataView rows = WithLatents(generator, row => generator.LatentOf(row + 77));
        float[][] expected = Images(generator, generator.Transform(rows));
        Pipeline.Tiny.AssertClose(expected, Images(generator, generator.Decoder.Transform(rows)), 0);
        IDataView loaded = Loaded(generator.Decoder, rows.Schema).Transform(rows);
        Assert.AreEqual(generator.Transform(rows).Schema[generator.ImageColumns[^1]].Type, loaded.Schema[generator.ImageColumns[^1]].Type);
        Pipeline.Tiny.AssertClose(expected, Images(generator, loaded), OnnxTolerance);
        Assert.IsGreaterThan(0.5f, expected[0].Zip(Images(generator, generator.Generate(1))[0], (a, b) => MathF.Abs(a - b)).Max(), "seeds would do the same");
    }

    [TestMethod]
    [DynamicData(nameof(Generators))]
    public void A_Decoder_Wants_The_Latent_Column_Before_And_After_Saving(string name)
    {
        ImageGeneratorTransformer generator = Trained(name);
        IDataView rows = WithLatents(generator, generator.LatentOf), lacking = s_ml.Transforms.DropColumns("Latent").Fit(rows).Transform(rows);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => generator.Decoder.Transform(lacking));
        Assert.StartsWith("Could not find latent column 'Latent'", error.Message);
        ITransformer loaded = Loaded(generator.Decoder, rows.Schema);
        Assert.Contains("Could not find input column 'Latent'", Assert.Throws<Exception>(() => Images(generator, loaded.Transform(lacking))).Message);
    }

    [TestMethod]
    [DynamicData(nameof(Generators))]
    public void Of_A_Missing_Vector_The_Image_Is_Missing_Before_And_After_Saving(string name)
    {
        ImageGeneratorTransformer generator = Trained(name);
        IDataView rows = WithLatents(generator, row => [.. generator.LatentOf(row).Select(value => row == 1 ? float.NaN : value)]);
        foreach (ITransformer decoder in (ITransformer[])[generator.Decoder, Loaded(generator.Decoder, rows.Schema)])
        {
            float[][] images = Images(generator, decoder.Transform(rows));
            Assert.IsTrue(images[1].All(float.IsNaN));
            Assert.IsTrue(images[0].All(float.IsFinite));
        }
    }

    [TestMethod]
    public void A_Decoder_Is_Freed_With_Its_Generator_Alone()
    {
        GeneratorTransformer generator = Pipeline.Tiny.Dcgan();
        IDataView rows = WithLatents(generator, generator.LatentOf);
        generator.Decoder.Dispose();
        Assert.HasCount(Rows, Pipeline.Tiny.Images(generator.Decoder.Transform(rows)));
        Assert.HasCount(2, Pipeline.Tiny.Images(generator.Generate(2)));
        generator.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => generator.Decoder.Transform(rows));
    }

    // Of several images of a row the last.
    private static float[][] Images(ImageGeneratorTransformer generator, IDataView made) => Pipeline.Tiny.Images(made, generator.ImageColumns[^1]);

    // Shared by tests, hence never to be disposed of.
    private static ImageGeneratorTransformer Trained(string name) => (ImageGeneratorTransformer)SystemCases.Named(name).Trained.Network;

    private static ITransformer Loaded(ITransformer model, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        s_ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    /// <summary>Labels or codes, seeds, and a latent vector for each row by its number.</summary>
    private static IDataView WithLatents(ImageGeneratorTransformer generator, Func<long, float[]> latentOf)
    {
        IDataView generated = s_ml.Transforms.DropColumns([.. generator.ImageColumns]).Fit(generator.Generate(Rows)).Transform(generator.Generate(Rows));
        var type = SchemaDefinition.Create(typeof(LatentRow));
        type["Latent"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, generator.LatentSize);
        int row = 0;
        float[][] latents = [.. Enumerable.Range(0, Rows).Select(i => latentOf(i))];
        Dictionary<long, float[]> bySeed = generated.GetColumn<long>("Seed").ToDictionary(seed => seed, _ => latents[row++]);
        return s_ml.Transforms.CustomMapping<SeedOfRow, LatentRow>((seed, latent) => latent.Latent = bySeed[seed.Seed], null, outputSchemaDefinition: type)
            .Fit(generated).Transform(generated);
    }

    private sealed class SeedOfRow
    {
        public long Seed { get; set; }
    }

    private sealed class LatentRow
    {
        public float[] Latent { get; set; } = [];
    }
}
