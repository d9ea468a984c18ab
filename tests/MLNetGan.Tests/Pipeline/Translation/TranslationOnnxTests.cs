namespace MLNetGan.Tests.Pipeline.Translation;

[TestClass]
public sealed class TranslationOnnxTests
{
    // 1e-4 of the range, in pixels of 0..255.
    private const float Tolerance = 1e-4f * 255;

    private static byte[] Export(ImageToImageTransformer transformer, int height, int width)
    {
        var stream = new MemoryStream();
        transformer.ExportOnnx(stream, height, width);
        return stream.ToArray();
    }

    private static float[] Run(byte[] model, float[][] images, int height, int width) =>
        OnnxRun.Floats(model, "Translated", OnnxRun.Input("Input", [.. images.SelectMany(i => i)], images.Length, 3, height, width));

    [TestMethod]
    [DataRow(TranslationNormalization.Instance)]
    [DataRow(TranslationNormalization.Batch)]
    public void AnExportedGeneratorGivesTheSameAtAnySizeAndBatchSize(TranslationNormalization normalization)
    {
        using ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Vectors(8, targetChannels: 1), o => o.Normalization = normalization);
        foreach ((int height, int width) in new[] { (32, 32), (96, 64), (37, 50), (20, 20) })
        {
            byte[] model = Export(transformer, height, width);
            float[][] images = [.. Enumerable.Range(0, 5).Select(i => TinyPairs.Picture(i, height: height, width: width))];
            float[] expected = [.. TinyPairs.Translations(transformer, TinyPairs.Vectors(5, 3, 1, height, width)).SelectMany(i => i)];
            Tiny.AssertClose(expected, Run(model, images, height, width), Tolerance);
            Tiny.AssertClose(expected[..(height * width)], Run(model, images[..1], height, width), Tolerance);
        }
    }

    [TestMethod]
    public void BatchStatisticsAreTheBatchsInAnExportedGraph()
    {
        using ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Vectors(8), o => o.Normalization = TranslationNormalization.BatchStatistics);
        byte[] model = Export(transformer, 32, 32);
        float[] alone = TinyPairs.Translations(transformer, TinyPairs.Vectors(1)).Single();
        Tiny.AssertClose(alone, Run(model, [TinyPairs.Picture(0)], 32, 32), Tolerance);
        float[] together = Run(model, [TinyPairs.Picture(0), TinyPairs.Picture(1)], 32, 32);
        Assert.IsGreaterThan(0.1f, alone.Zip(together, (a, b) => MathF.Abs(a - b)).Max());
    }

    [TestMethod]
    public void DropoutThatStaysOnDoesSoInOnnxRuntime()
    {
        const int draws = 200, length = 3 * 32 * 32;
        using ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Vectors(4), o => o.DropoutAfterTraining = true);
        float[] Mean(float[][] images) => [.. Enumerable.Range(0, length).Select(i => images.Average(image => image[i]))];
        float Difference(float[] a, float[] b) => a.Zip(b, (x, y) => MathF.Abs(x - y)).Average();
        float[][] expected = TinyPairs.Translations(transformer, TinyPairs.Vectors([.. Enumerable.Repeat(new PairRow { Input = TinyPairs.Picture(0), Target = TinyPairs.Picture(0) }, draws)]));
        float[][] actual = [.. Run(Export(transformer, 32, 32), [.. Enumerable.Repeat(TinyPairs.Picture(0), draws)], 32, 32).Chunk(length)];
        Assert.IsGreaterThan(1, Difference(actual[0], actual[1]));
        Assert.IsLessThan(Difference(expected[0], expected[1]) / 8, Difference(Mean(expected), Mean(actual)));
    }

    [TestMethod]
    public void AFileIsWrittenForTheTrainingSizeOrAnother()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("translator.onnx");
        float[] expected = TinyPairs.Translations(TinyPairs.OnVectors, TinyPairs.Vectors(1)).Single();
        TinyPairs.OnVectors.ExportOnnx(path);
        Tiny.AssertClose(expected, Run(File.ReadAllBytes(path), [TinyPairs.Picture(0)], 32, 32), Tolerance);
        TinyPairs.OnVectors.ExportOnnx(path, 20, 64);
        Assert.HasCount(3 * 20 * 64, Run(File.ReadAllBytes(path), [TinyPairs.Picture(0, height: 20, width: 64)], 20, 64));
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TinyPairs.OnVectors.ExportOnnx(path, 0, 64));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TinyPairs.OnVectors.ExportOnnx(path, 64, -1));
    }

    [TestMethod]
    public void ValuesThatAreNoNumbersLeaveNothing()
    {
        float[] broken = TinyPairs.Picture(1);
        broken[700] = float.NaN;
        float[] made = Run(Export(TinyPairs.OnVectors, 32, 32), [TinyPairs.Picture(0), broken], 32, 32);
        Assert.IsTrue(made[(3 * 1024)..].All(float.IsNaN));
        Assert.IsFalse(made[..(3 * 1024)].Any(float.IsNaN));
    }
}
