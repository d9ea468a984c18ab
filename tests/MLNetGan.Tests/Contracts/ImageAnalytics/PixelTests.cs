using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetGan.Tests.Contracts.ImageAnalytics;

/// <summary>Images to vectors and back.</summary>
[TestClass]
public sealed class PixelTests
{
    private readonly MLContext _ml = new(seed: 1);

    /// <summary>Two pixels: red 1, green 2, blue 3, alpha 4 and 5, 6, 7, 8.</summary>
    private IDataView Pair(MLPixelFormat format) => _ml.Data.LoadFromEnumerable(new[]
    {
        new Row
        {
            Image = MLImage.CreateFromPixels(2, 1, format,
                format == MLPixelFormat.Rgba32 ? [1, 2, 3, 4, 5, 6, 7, 8] : [3, 2, 1, 4, 7, 6, 5, 8]),
        },
    });

    private static VBuffer<T> Read<T>(IDataView data, string column)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema[column]]);
        ValueGetter<VBuffer<T>> getter = cursor.GetGetter<VBuffer<T>>(data.Schema[column]);
        Assert.IsTrue(cursor.MoveNext());
        VBuffer<T> value = default;
        getter(ref value);
        return value;
    }

    private static MLImage ReadImage(IDataView data, string column)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema[column]]);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(data.Schema[column]);
        Assert.IsTrue(cursor.MoveNext());
        MLImage value = null!;
        getter(ref value);
        return value;
    }

    private IDataView Vector(params float[] values)
    {
        var definition = SchemaDefinition.Create(typeof(Floats));
        definition["Vector"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, values.Length);
        return _ml.Data.LoadFromEnumerable(new[] { new Floats { Vector = values } }, definition);
    }

    [TestMethod]
    [DataRow(MLPixelFormat.Rgba32)]
    [DataRow(MLPixelFormat.Bgra32)]
    public void PixelsAreExtractedInPlanes(MLPixelFormat format)
    {
        IDataView data = Pair(format);
        IDataView pixels = _ml.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 1, 2), pixels.Schema["Pixels"].Type);
        CollectionAssert.AreEqual(new float[] { 1, 5, 2, 6, 3, 7 }, Read<float>(pixels, "Pixels").DenseValues().ToArray());
    }

    [TestMethod]
    public void PixelsAreExtractedInterleavedInAnyOrder()
    {
        IDataView data = Pair(MLPixelFormat.Rgba32);
        IDataView pixels = _ml.Transforms.ExtractPixels("Pixels", "Image", ImagePixelExtractingEstimator.ColorBits.All,
            ImagePixelExtractingEstimator.ColorsOrder.ABGR, interleavePixelColors: true).Fit(data).Transform(data);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 2, 4), pixels.Schema["Pixels"].Type);
        CollectionAssert.AreEqual(new float[] { 4, 3, 2, 1, 8, 7, 6, 5 }, Read<float>(pixels, "Pixels").DenseValues().ToArray());
    }

    [TestMethod]
    public void TheOffsetIsTakenOffBeforeScaling()
    {
        IDataView data = Pair(MLPixelFormat.Bgra32);
        IDataView pixels = _ml.Transforms.ExtractPixels("Pixels", "Image", ImagePixelExtractingEstimator.ColorBits.Red,
            offsetImage: 2, scaleImage: .5f).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { -.5f, 1.5f }, Read<float>(pixels, "Pixels").DenseValues().ToArray());
    }

    [TestMethod]
    public void PixelsCanStayBytes()
    {
        IDataView data = Pair(MLPixelFormat.Bgra32);
        IDataView pixels = _ml.Transforms.ExtractPixels("Pixels", "Image", outputAsFloatArray: false).Fit(data).Transform(data);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte, 3, 1, 2), pixels.Schema["Pixels"].Type);
        CollectionAssert.AreEqual(new byte[] { 1, 5, 2, 6, 3, 7 }, Read<byte>(pixels, "Pixels").DenseValues().ToArray());
    }

    [TestMethod]
    public void ExtractingEndsTheLastImageThoughItIsTheCallers()
    {
        MLImage own = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Bgra32, new byte[8]);
        IDataView data = _ml.Data.LoadFromEnumerable(new[] { new Row { Image = own } });
        Read<float>(_ml.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data), "Pixels");
        Assert.ThrowsExactly<InvalidOperationException>(() => own.Width);
    }

    [TestMethod]
    public void ExtractingNeedsAnImageColumn()
    {
        IDataView data = Vector(1, 2, 3);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.ExtractPixels("Pixels", "Vector").Fit(data));
        Assert.Contains("Schema mismatch for input column 'Vector': expected image, got Vector<Single, 3>", error.Message);
    }

    [TestMethod]
    public void PlanesBecomeAnImage()
    {
        IDataView data = Vector(1, 5, 2, 6, 3, 7);
        IDataView images = _ml.Transforms.ConvertToImage(1, 2, "Image", "Vector").Fit(data).Transform(data);
        Assert.IsTrue(new ImageDataViewType(1, 2).Equals(images.Schema["Image"].Type));
        using MLImage image = ReadImage(images, "Image");
        Assert.AreEqual(MLPixelFormat.Bgra32, image.PixelFormat);
        CollectionAssert.AreEqual(new byte[] { 3, 2, 1, 255, 7, 6, 5, 255 }, image.Pixels.ToArray());
    }

    [TestMethod]
    public void ScalingComesBeforeTheOffsetAndLeavesNoAlpha()
    {
        IDataView data = Vector(.1f, .5f);
        IDataView images = _ml.Transforms.ConvertToImage(1, 2, "Image", "Vector", ImagePixelExtractingEstimator.ColorBits.Red,
            scaleImage: 100, offsetImage: 1).Fit(data).Transform(data);
        using MLImage image = ReadImage(images, "Image");
        byte[] pixels = image.Pixels.ToArray();
        Assert.AreEqual((9, 49), (pixels[2], pixels[6]));
        Assert.AreEqual((0, 0), (pixels[3], pixels[7]));
    }

    [TestMethod]
    public void AVectorOfNothingIsNoImage()
    {
        IDataView data = Vector(1, 2, 3);
        IDataView sparse = _ml.Data.LoadFromEnumerable(new[] { new Sparse { Vector = new VBuffer<float>(3, 0, null, null) } });
        var transformer = _ml.Transforms.ConvertToImage(1, 1, "Image", "Vector").Fit(data);
        Assert.IsNull(ReadImage(transformer.Transform(sparse), "Image"));
    }

    [TestMethod]
    public void AVectorOfAnotherLengthIsRefused()
    {
        IDataView data = Vector(1, 2, 3, 4);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.ConvertToImage(1, 2, "Image", "Vector").Fit(data));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.ConvertToImage(0, 2, "Image", "Vector"));
    }

    private sealed class Row
    {
        [ImageType(1, 2)]
        public MLImage? Image { get; set; }
    }

    private sealed class Floats
    {
        public float[] Vector { get; set; } = [];
    }

    private sealed class Sparse
    {
        [VectorType(3)]
        public VBuffer<float> Vector { get; set; }
    }
}
