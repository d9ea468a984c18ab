using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class SavingTests
{
    // 1e-4 of the networks' range of 2, in pixels of 0..255.
    private const float Tolerance = 1e-4f * 127.5f;

    private static readonly SeedRow[] _rows = [.. Enumerable.Range(0, 12).Select(i => new SeedRow { Label = $"{i % 10}", Seed = 1L << (5 * i) })];

    private static ITransformer RoundTrip(ITransformer model, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    [TestMethod]
    public void AMissingLabelGivesMissingPixelsAfterLoading()
    {
        ITransformer loaded = RoundTrip(Tiny.Chain, Tiny.Digits.Schema);
        float[] image = Tiny.Images(loaded.Transform(Tiny.ML.Data.LoadFromEnumerable([new SeedRow { Label = "none" }]))).Single();
        Assert.IsTrue(image.All(float.IsNaN));
    }

    [TestMethod]
    public void APlainProgramLoadsAndGenerates()
    {
        using var folder = new TemporaryFolder();
        string zip = folder.File("pipeline.zip"), output = folder.File("images.bin");
        Tiny.ML.Model.Save(Tiny.Chain, Tiny.Digits.Schema, zip);
        BuiltProgram.Run("tests/PlainMlNet", ["generate", zip, output, .. _rows.Select(r => $"{r.Seed}={r.Label}")]).Succeeded();
        float[] written = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(output)).ToArray();
        float[][] expected = Tiny.Images(Tiny.Chain.Transform(Tiny.ML.Data.LoadFromEnumerable(_rows)));
        Tiny.AssertClose([.. expected.SelectMany(i => i)], written, Tolerance);
    }

    [TestMethod]
    public void ATrainerBehindTheGeneratorAcceptsTheLoadedImages()
    {
        var pipeline = Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(Tiny.ML.Gan().AcGan(Tiny.Options()))
            .Append(Tiny.ML.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Image", optimizationTolerance: 1e-3f));
        IDataView data = Tiny.ML.Data.LoadFromEnumerable(_rows);
        using var model = pipeline.Fit(Tiny.Digits);
        ITransformer loaded = RoundTrip(model, Tiny.Digits.Schema);
        CollectionAssert.AreEqual(model.Transform(data).GetColumn<uint>("PredictedLabel").ToArray(),
            loaded.Transform(data).GetColumn<uint>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void ALoadedPipelineNamesTheSeedColumnThatDataLacks()
    {
        ITransformer loaded = RoundTrip(Tiny.Chain, Tiny.Digits.Schema);
        Exception error = Assert.Throws<Exception>(() => loaded.Transform(Tiny.Digits).GetColumn<float[]>("Image").First());
        Assert.Contains("Could not find input column 'Seed'", error.Message);
    }

    [TestMethod]
    public void OtherColumnNamesAndRangesSurvive()
    {
        AcGanOptions options = Tiny.Options();
        (options.OutputColumnName, options.SeedColumnName, options.LabelColumnName) = ("synthetic.output", "my seed", "Label");
        using var chain = Tiny.Train(Tiny.Digits, options);
        IDataView data = Tiny.ML.Transforms.CopyColumns("my seed", "Seed").Fit(Tiny.ML.Data.LoadFromEnumerable(_rows)).Transform(Tiny.ML.Data.LoadFromEnumerable(_rows));
        IDataView expected = chain.Transform(data), actual = RoundTrip(chain, data.Schema).Transform(data);
        CollectionAssert.AreEqual(expected.Schema.Where(c => !c.IsHidden).Select(c => c.Name).ToArray(), actual.Schema.Where(c => !c.IsHidden).Select(c => c.Name).ToArray());
        Tiny.AssertClose(Tiny.Images(expected, "synthetic.output"), Tiny.Images(actual, "synthetic.output"), Tolerance);
    }

    [TestMethod]
    public void AnExportedGeneratorTakesLatentVectors()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("generator.onnx");
        File.WriteAllText(path, "an older file");
        Tiny.AcGan.ExportOnnx(path);
        var latents = new float[2 * 5];
        CounterNoise.Normal(4, latents.AsSpan(0, 5));
        CounterNoise.Normal(5, latents.AsSpan(5, 5));
        float[] actual = OnnxRun.Floats(File.ReadAllBytes(path), "Image", OnnxRun.Input("Latent", latents, 2, 5), OnnxRun.Input("Label", new[] { Tiny.IndexOf("1"), Tiny.IndexOf("2") }, 2, 1));
        float[][] expected = Tiny.Images(Tiny.AcGan.Transform(Tiny.Requests(new SeedRow { Label = "1", Seed = 4 }, new SeedRow { Label = "2", Seed = 5 })));
        Tiny.AssertClose([.. expected.SelectMany(i => i)], actual, Tolerance);
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public void ExportedModelsNameTheirLabels()
    {
        using MemoryStream generator = new(), classifier = new();
        Tiny.AcGan.ExportOnnx(generator);
        Tiny.AcGan.Classifier.ExportOnnx(classifier);
        CollectionAssert.AreEqual(Tiny.AcGan.LabelNames.ToArray(), Names(generator, "Label"));
        CollectionAssert.AreEqual(Tiny.AcGan.LabelNames.ToArray(), Names(classifier, "PredictedLabel"));

        static string[]? Names(MemoryStream model, string value)
        {
            using var session = new InferenceSession(model.ToArray());
            return JsonSerializer.Deserialize<string[]>(session.ModelMetadata.CustomMetadataMap[$"{value}.names"]);
        }
    }

    [TestMethod]
    public void AnExportThatCannotBeWrittenLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => Tiny.AcGan.ExportOnnx(Path.Combine(folder.Path, "missing", "generator.onnx")));
        Directory.CreateDirectory(folder.File("taken", "x"));
        Assert.Throws<Exception>(() => Tiny.AcGan.ExportOnnx(Path.Combine(folder.Path, "taken")));
        Assert.IsEmpty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void ADisposedGeneratorSaysSo()
    {
        GeneratorTransformer dcgan = Tiny.Dcgan();
        dcgan.Dispose();
        dcgan.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => dcgan.Transform(Tiny.Digits));
        Assert.ThrowsExactly<ObjectDisposedException>(() => dcgan.ExportOnnx(new MemoryStream()));
        Assert.ThrowsExactly<ObjectDisposedException>(() => Tiny.ML.Model.Save(dcgan, Tiny.Digits.Schema, new MemoryStream()));
    }
}
