using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline.Translation;

[TestClass]
public sealed class TranslationSavingTests
{
    // 1e-4 of the range, in pixels of 0..255.
    private const float Tolerance = 1e-4f * 255;

    private static ITransformer RoundTrip(ITransformer model, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private static string[] Columns(DataViewSchema schema) => [.. schema.Where(c => !c.IsHidden).Select(c => $"{c.Name}: {c.Type}")];

    [TestMethod]
    [DataRow(TranslationNormalization.Instance, 1, 3)]
    [DataRow(TranslationNormalization.Batch, 4, 1)]
    [DataRow(TranslationNormalization.BatchStatistics, 3, 3)]
    public void VectorsAreTheSameAfterLoading(TranslationNormalization normalization, int inputChannels, int targetChannels)
    {
        IDataView data = TinyPairs.Vectors(6, inputChannels, targetChannels);
        using ImageToImageTransformer transformer = TinyPairs.Train(data, o => o.Normalization = normalization);
        ITransformer loaded = RoundTrip(transformer, data.Schema);
        CollectionAssert.AreEqual(Columns(transformer.GetOutputSchema(data.Schema)), Columns(loaded.GetOutputSchema(data.Schema)));
        Tiny.AssertClose(TinyPairs.Translations(transformer, data), TinyPairs.Translations(loaded, data), Tolerance);
    }

    [TestMethod]
    [DataRow(1, 3)]
    [DataRow(3, 1)]
    [DataRow(4, 4)]
    public void ImagesAreTheSameAfterLoading(int inputChannels, int targetChannels)
    {
        IDataView Data() => TinyPairs.Images(6, inputChannels, targetChannels);
        using ImageToImageTransformer transformer = TinyPairs.Train(Data(), o => (o.InputChannels, o.ImageChannels) = (inputChannels, targetChannels));
        ITransformer loaded = RoundTrip(transformer, Data().Schema);
        CollectionAssert.AreEqual(Columns(transformer.GetOutputSchema(Data().Schema)), Columns(loaded.GetOutputSchema(Data().Schema)));
        var expected = TinyPairs.ImageTranslations(transformer, Data(), targetChannels);
        var actual = TinyPairs.ImageTranslations(loaded, Data(), targetChannels);
        Tiny.AssertClose([.. expected.Select(i => i.Pixels)], [.. actual.Select(i => i.Pixels)], 1);
    }

    [TestMethod]
    public void OneColumnOfImagesAndOneOfVectorsUnderOtherNames()
    {
        IDataView vectors = TinyPairs.Vectors(6);
        IDataView data = Tiny.ML.Transforms.ConvertToImage(32, 32, "my input", "Input").Fit(vectors).Transform(vectors);
        using ImageToImageTransformer transformer = TinyPairs.Train(data, o => (o.InputColumnName, o.OutputColumnName) = ("my input", "made.output"));
        ITransformer loaded = RoundTrip(transformer, data.Schema);
        CollectionAssert.AreEqual(Columns(transformer.GetOutputSchema(data.Schema)), Columns(loaded.GetOutputSchema(data.Schema)));
        Tiny.AssertClose(Tiny.Images(transformer.Transform(data), "made.output"), Tiny.Images(loaded.Transform(data), "made.output"), Tolerance);
    }

    [TestMethod]
    public void AColumnOfVectorsBecomesOneOfImages()
    {
        IDataView vectors = TinyPairs.Vectors(6);
        IDataView data = Tiny.ML.Transforms.ConvertToImage(32, 32, "Target").Fit(vectors).Transform(vectors);
        using ImageToImageTransformer transformer = TinyPairs.Train(data);
        var expected = TinyPairs.ImageTranslations(transformer, vectors);
        var actual = TinyPairs.ImageTranslations(RoundTrip(transformer, data.Schema), vectors);
        Tiny.AssertClose([.. expected.Select(i => i.Pixels)], [.. actual.Select(i => i.Pixels)], 1);
    }

    [TestMethod]
    public void APlainProgramTranslatesFilesOfAnySizeBehindLoadImagesAndResizeImages()
    {
        using var folder = new TemporaryFolder();
        IDataView files = TinyPairs.Files(folder, (37, 50), (32, 32), (64, 40), (20, 20));
        // Targets are prepared outside of the pipeline, which can then do without them.
        var targets = Tiny.ML.Transforms.ResizeImages("Target", 32, 32, "Input");
        IDataView pairs = Tiny.ML.Transforms.DropColumns("Input").Fit(targets.Fit(files).Transform(files)).Transform(targets.Fit(files).Transform(files));
        using var chain = Tiny.ML.Transforms.LoadImages("Input", folder.Path, "Path")
            .Append(Tiny.ML.Transforms.ResizeImages("Input", 32, 32))
            .Append(Tiny.ML.Gan().Pix2Pix(TinyPairs.Options())).Fit(pairs);
        string zip = folder.File("pipeline.zip"), output = folder.File("images.bin");
        Tiny.ML.Model.Save(chain, pairs.Schema, zip);
        string[] names = [.. files.GetColumn<string>("Path")];
        BuiltProgram.Run("tests/PlainMlNet", ["translate", zip, output, .. names]).Succeeded();

        IDataView rows = Tiny.ML.Data.LoadFromEnumerable(names.Select(name => new FileRow { Path = name }));
        var expected = TinyPairs.ImageTranslations(chain, rows);
        byte[] written = File.ReadAllBytes(output);
        Assert.HasCount(names.Length * 32 * 32 * 4, written);
        for (int i = 0; i < names.Length; i++)
        {
            using MLImage image = MLImage.CreateFromPixels(32, 32, MLPixelFormat.Bgra32, written.AsSpan(i * 4096, 4096));
            var pixels = new float[3 * 1024];
            MLNetGan.Pipeline.Columns.PlanarImage.Read(image, 3, pixels);
            Tiny.AssertClose(expected[i].Pixels, pixels, 1);
        }
    }
}
