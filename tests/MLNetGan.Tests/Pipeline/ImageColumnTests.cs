using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class ImageColumnTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static MLImage Painted(int i, MLPixelFormat format = MLPixelFormat.Bgra32)
    {
        var pixels = new byte[8 * 8 * 4];
        for (int p = 0; p < pixels.Length; p++)
            pixels[p] = (byte)(p * 3 + i * 40);
        return MLImage.CreateFromPixels(8, 8, format, pixels);
    }

    private static List<Painting> Paintings => [.. Enumerable.Range(0, 24).Select(i => new Painting { Label = $"{i % 3}", Seed = i, Image = Painted(i) })];

    private TransformerChain<AcGanTransformer> Train(int channels)
    {
        AcGanOptions options = Tiny.Options();
        options.ImageChannels = channels;
        return Tiny.Train(_ml.Data.LoadFromEnumerable(Paintings), options);
    }

    private static byte[][] Pixels(IDataView data)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Image"]]);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(data.Schema["Image"]);
        List<byte[]> images = [];
        MLImage image = null!;
        while (cursor.MoveNext())
        {
            getter(ref image);
            Assert.AreEqual(MLPixelFormat.Bgra32, image.PixelFormat);
            images.Add(image.Pixels.ToArray());
            image.Dispose();
        }
        return [.. images];
    }

    [TestMethod]
    [DataRow(MLPixelFormat.Bgra32, new[] { 2, 1, 0, 3 })]
    [DataRow(MLPixelFormat.Rgba32, new[] { 0, 1, 2, 3 })]
    public void PlanesAreRedGreenBlueAlpha(MLPixelFormat format, int[] places)
    {
        using MLImage image = Painted(0, format);
        var planar = new float[4 * 64];
        PlanarImage.Read(image, 4, planar);
        for (int c = 0; c < 4; c++)
            Assert.AreEqual(image.Pixels[4 * 17 + places[c]], planar[c * 64 + 17]);
        using MLImage written = PlanarImage.Write(planar, 4, 8, 8);
        var again = new float[4 * 64];
        PlanarImage.Read(written, 4, again);
        CollectionAssert.AreEqual(planar, again);
        var grey = new float[64];
        PlanarImage.Read(image, 1, grey);
        Assert.AreEqual(0.3f * planar[17] + 0.59f * planar[64 + 17] + 0.11f * planar[128 + 17], grey[17], 1e-3f);
    }

    [TestMethod]
    public void PlanesAreThoseOfExtractPixels()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Paintings);
        IDataView extracted = _ml.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data);
        float[] expected = Tiny.Images(extracted, "Pixels")[3];
        using MLImage image = Painted(3);
        var planar = new float[3 * 64];
        PlanarImage.Read(image, 3, planar);
        CollectionAssert.AreEqual(expected, planar);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(4)]
    public void ImagesGoInAndComeOutInProcessAndAfterLoading(int channels)
    {
        using var chain = Train(channels);
        IDataView data = _ml.Data.LoadFromEnumerable(Paintings), made = chain.Transform(data);
        Assert.AreEqual(new ImageDataViewType(8, 8), made.Schema["Image"].Type);
        byte[][] expected = Pixels(made);
        Assert.HasCount(24, expected);
        Assert.AreEqual(channels == 4, expected[0].Where((_, i) => i % 4 == 3).Any(alpha => alpha != 255));
        Assert.AreEqual(channels == 1, Enumerable.Range(0, 64).All(i => expected[0][4 * i] == expected[0][4 * i + 2]));

        var stream = new MemoryStream();
        _ml.Model.Save(chain, data.Schema, stream);
        IDataView loaded = new MLContext().Model.Load(stream, out _).Transform(_ml.Data.LoadFromEnumerable(Paintings));
        Assert.AreEqual(made.Schema["Image"].Type, loaded.Schema["Image"].Type);
        Assert.IsFalse(loaded.Schema.Any(c => c.Name == "Image.pixels"));
        byte[][] actual = Pixels(loaded);
        for (int i = 0; i < expected.Length; i++)
            Assert.IsLessThanOrEqualTo(1, expected[i].Zip(actual[i], (a, b) => Math.Abs(a - b)).Max());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(4)]
    public void AClassifierOfImagesGivesTheSameAfterLoading(int channels)
    {
        using var chain = Train(channels);
        IDataView Keyed() => chain.First().Transform(_ml.Data.LoadFromEnumerable(Paintings));
        float[][] expected = Tiny.Images(chain.LastTransformer.Classifier.Transform(Keyed()), "Score");
        var stream = new MemoryStream();
        _ml.Model.Save(chain.LastTransformer.Classifier, Keyed().Schema, stream);
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        Tiny.AssertClose(expected, Tiny.Images(loaded.Transform(Keyed()), "Score"), 1e-4f);
    }

    [TestMethod]
    public void AMissingLabelGivesABlackImage()
    {
        using var chain = Train(3);
        IDataView data = _ml.Data.LoadFromEnumerable(new List<Painting> { new() { Label = "none", Seed = 1, Image = Painted(0) } });
        byte[] expected = [.. Enumerable.Range(0, 256).Select(i => i % 4 == 3 ? (byte)255 : (byte)0)];
        CollectionAssert.AreEqual(expected, Pixels(chain.Transform(data)).Single());
        var stream = new MemoryStream();
        _ml.Model.Save(chain, data.Schema, stream);
        CollectionAssert.AreEqual(expected, Pixels(new MLContext().Model.Load(stream, out _).Transform(data)).Single());
    }

    [TestMethod]
    public void ImagesThatTheirOwnerDisposesOfAreNotReadAhead()
    {
        using var chain = Train(3);
        IDataView keyed = chain.First().Transform(_ml.Data.LoadFromEnumerable(Paintings));
        IDataView judged = chain.LastTransformer.Classifier.Transform(keyed);
        using (DataViewRowCursor alone = judged.GetRowCursor([judged.Schema["Score"]]))
            Assert.IsInstanceOfType<BatchedCursor>(alone);
        using DataViewRowCursor cursor = judged.GetRowCursor(judged.Schema);
        Assert.IsInstanceOfType<LiveCursor>(cursor);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(judged.Schema["Image"]);
        MLImage image = null!;
        for (int i = 0; cursor.MoveNext(); i++)
        {
            getter(ref image);
            Assert.AreEqual((byte)(i * 40), image.Pixels[0]);
        }
    }

    [TestMethod]
    public void AnImageOfAnotherSizeThanDeclaredIsNamed()
    {
        List<Painting> paintings = Paintings;
        paintings[5].Image = MLImage.CreateFromPixels(4, 4, MLPixelFormat.Bgra32, new byte[64]);
        var error = Assert.Throws<InvalidDataException>(() => Tiny.Train(_ml.Data.LoadFromEnumerable(paintings), Tiny.Options()));
        Assert.StartsWith("Image column 'Image' is declared as 8x8 pixels (height x width), but holds an image of 4x4 in row 5. Use ResizeImages", error.Message);
    }

    private sealed class Painting
    {
        public string Label { get; set; } = "";

        public long Seed { get; set; }

        [ImageType(8, 8)]
        public MLImage? Image { get; set; }
    }
}
