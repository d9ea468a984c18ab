using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Tests.Pipeline.Translation;

[TestClass]
public sealed class TranslationImageTests
{
    private const float Tolerance = 1e-3f;

    private readonly MLContext _ml = new(seed: 1);

    private IDataView Resized(IDataView files, int height, int width) => _ml.Transforms.ResizeImages("Input", width, height).Fit(files).Transform(files);

    private IDataView Extracted(IDataView images) => _ml.Transforms.ExtractPixels("Input").Fit(images).Transform(images);

    [TestMethod]
    [DataRow(1, 3)]
    [DataRow(3, 1)]
    [DataRow(4, 4)]
    public void ImagesGoInAndComeOutAsTheirPixelsWould(int inputChannels, int targetChannels)
    {
        using ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Images(4, inputChannels, targetChannels),
            o => (o.InputChannels, o.ImageChannels) = (inputChannels, targetChannels));
        IDataView data = TinyPairs.Images(4, inputChannels, targetChannels);
        Assert.AreEqual(new ImageDataViewType(32, 32), transformer.GetOutputSchema(data.Schema)["Translated"].Type);
        var images = TinyPairs.ImageTranslations(transformer, data, targetChannels);
        var pixels = TinyPairs.ImageTranslations(transformer, TinyPairs.Vectors(4, inputChannels, targetChannels), targetChannels);
        Assert.IsTrue(images[0].Pixels.Zip(images[1].Pixels, (a, b) => MathF.Abs(a - b)).Max() > 1);
        Tiny.AssertClose([.. pixels.Select(i => i.Pixels)], [.. images.Select(i => i.Pixels)], 1);
    }

    [TestMethod]
    public void ImagesOfUnknownSizeKeepTheirOwn()
    {
        using var folder = new TemporaryFolder();
        IDataView files = TinyPairs.Files(folder, (37, 50), (32, 32), (20, 20), (37, 50), (64, 32));
        Assert.AreEqual(new ImageDataViewType(), TinyPairs.OnImages.GetOutputSchema(files.Schema)["Translated"].Type);
        var made = TinyPairs.ImageTranslations(TinyPairs.OnImages, files);
        CollectionAssert.AreEqual(new[] { (37, 50), (32, 32), (20, 20), (37, 50), (64, 32) }, made.Select(i => (i.Height, i.Width)).ToArray());
        foreach ((int i, (int height, int width, float[] pixels)) in made.Index())
        {
            PairRow row = new() { Input = TinyPairs.Picture(i, 3, height, width), Target = new float[3 * height * width] };
            var alone = TinyPairs.ImageTranslations(TinyPairs.OnImages, TinyPairs.Vectors([row], 3, 3, height, width)).Single();
            Tiny.AssertClose(alone.Pixels, pixels, 1);
        }
    }

    [TestMethod]
    public void ImagesOfKnownSizeBecomeVectorsWhereTheTargetWasOne()
    {
        using var folder = new TemporaryFolder();
        IDataView images = Resized(TinyPairs.Files(folder, (37, 50), (60, 40)), 48, 40);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 48, 40), TinyPairs.OnVectors.GetOutputSchema(images.Schema)["Translated"].Type);
        Tiny.AssertClose(TinyPairs.Translations(TinyPairs.OnVectors, Extracted(images)), TinyPairs.Translations(TinyPairs.OnVectors, images), Tolerance);
    }

    [TestMethod]
    public void VectorsHaveTheDeclaredRangeAndImagesTheirOwn()
    {
        static float[] Scaled(float[] values) => [.. values.Select(v => v / 127.5f - 1)];
        List<PairRow> rows = [.. Enumerable.Range(0, 4).Select(i => new PairRow { Input = Scaled(TinyPairs.Picture(i)), Target = Scaled(TinyPairs.Picture(i + 9)) })];
        using ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Vectors(rows), o => (o.PixelMinimum, o.PixelMaximum) = (-1, 1));
        float[][] expected = TinyPairs.Translations(transformer, TinyPairs.Vectors(rows));
        Assert.IsTrue(expected.All(image => image.All(v => v is >= -1 and <= 1)));
        Tiny.AssertClose(expected, TinyPairs.Translations(transformer, TinyPairs.Images(4)), Tolerance / 127.5f);
        using var folder = new TemporaryFolder();
        IDataView translated = transformer.Transform(TinyPairs.Vectors(rows));
        _ml.Gan().Data.SaveImage(translated, folder.File("saved.png"), "Translated");
        Tiny.AssertClose([.. expected[0].Select(v => (v + 1) * 127.5f)], Tiny.Images(_ml.Gan().Data.LoadImage(folder.File("saved.png")))[0], 0.51f);
        ClassicAugmentationTransformer classic = _ml.Gan().Data.Classic(new() { ImageColumnName = "Translated" });
        Assert.Contains("expected values 0..255, got what a generator made of -1..1",
            Assert.ThrowsExactly<ArgumentException>(() => classic.Transform(translated)).Message);
    }

    [TestMethod]
    public void ImagesThatTheirOwnerDisposesOfComeAlongUnharmed()
    {
        using var folder = new TemporaryFolder();
        IDataView files = TinyPairs.Files(folder, (37, 50), (20, 20), (32, 32)), made = TinyPairs.OnImages.Transform(files);
        var expected = TinyPairs.ImageTranslations(TinyPairs.OnImages, files);
        using DataViewRowCursor cursor = made.GetRowCursor(made.Schema);
        Assert.IsInstanceOfType<LiveCursor>(cursor);
        ValueGetter<MLImage> source = cursor.GetGetter<MLImage>(made.Schema["Input"]), translated = cursor.GetGetter<MLImage>(made.Schema["Translated"]);
        MLImage input = null!, output = null!;
        for (int i = 0; cursor.MoveNext(); i++)
        {
            source(ref input);
            translated(ref output);
            var pixels = new float[3 * input.Height * input.Width];
            PlanarImage.Read(input, 3, pixels);
            Tiny.AssertClose(TinyPairs.Picture(i, 3, input.Height, input.Width), pixels, 0);
            PlanarImage.Read(output, 3, pixels);
            Tiny.AssertClose(expected[i].Pixels, pixels, 1);
        }
    }

    [TestMethod]
    public void APredictionEngineTranslatesOneFileAfterTheOtherInItsOwnSize()
    {
        using var folder = new TemporaryFolder();
        IDataView files = TinyPairs.Files(folder, (37, 50), (20, 20), (64, 32));
        var expected = TinyPairs.ImageTranslations(TinyPairs.OnImages, files);
        ITransformer load = _ml.Transforms.LoadImages("Input", folder.Path, "Path").Fit(files);
        using PredictionEngine<FileRow, TranslatedRow> engine = _ml.Model.CreatePredictionEngine<FileRow, TranslatedRow>(
            new TransformerChain<ITransformer>(load, TinyPairs.OnImages), new PredictionEngineOptions { OwnsTransformer = false });
        foreach (int i in (int[])[0, 2, 1, 0])
        {
            using MLImage image = engine.Predict(new FileRow { Path = $"{i}.png" }).Translated!;
            var pixels = new float[3 * image.Height * image.Width];
            PlanarImage.Read(image, 3, pixels);
            Assert.AreEqual((expected[i].Height, expected[i].Width), (image.Height, image.Width));
            Tiny.AssertClose(expected[i].Pixels, pixels, 1);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AMissingImageIsNamed(bool isResized)
    {
        using var folder = new TemporaryFolder();
        IDataView files = TinyPairs.Files(folder, (20, 20), null), images = isResized ? Resized(files, 32, 32) : files;
        var error = Assert.Throws<InvalidDataException>(() => TinyPairs.ImageTranslations(TinyPairs.OnImages, images));
        Assert.StartsWith("Image column 'Input' holds no image in row 1. Remove rows without an image, or find out why one could not be loaded.", error.Message);
    }

    [TestMethod]
    public void AnImageOfAnotherSizeThanDeclaredIsNamed()
    {
        var row = new ImagePairRow { Input = MLImage.CreateFromPixels(8, 4, MLPixelFormat.Bgra32, new byte[128]) };
        var error = Assert.Throws<InvalidDataException>(() => TinyPairs.ImageTranslations(TinyPairs.OnImages, _ml.Data.LoadFromEnumerable([row])));
        Assert.StartsWith("Image column 'Input' is declared as 32x32 pixels (height x width), but holds an image of 4x8 in row 0. Use ResizeImages", error.Message);
    }

    /// <summary>What ML.NET has no attribute for: images without a known size as members of objects.</summary>
    private sealed class AnyImageSizeAttribute : DataViewTypeAttribute
    {
        public override bool Equals(DataViewTypeAttribute? other) => other is AnyImageSizeAttribute;

        public override int GetHashCode() => 1;

        public override void Register() => DataViewTypeManager.Register(new ImageDataViewType(), typeof(MLImage), this);
    }

    private sealed class TranslatedRow
    {
        [AnyImageSize]
        public MLImage? Translated { get; set; }
    }
}
