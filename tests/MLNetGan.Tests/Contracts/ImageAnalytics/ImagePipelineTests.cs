using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Contracts.ImageAnalytics;

/// <summary>Loading and resizing, and chains of them.</summary>
[TestClass]
public sealed class ImagePipelineTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static MLImage Columns(int height, params byte[] greys) => MLImage.CreateFromPixels(greys.Length, height, MLPixelFormat.Bgra32,
        Enumerable.Repeat(greys, height).SelectMany(row => row).SelectMany(grey => new byte[] { grey, grey, grey, 255 }).ToArray());

    private IDataView Paths(params string[] names) => _ml.Data.LoadFromEnumerable(names.Select(name => new PathRow { Path = name }).ToArray());

    private static void Save(MLImage grey, string path)
    {
        using Image<Rgba32> image = Image.LoadPixelData<Rgba32>(grey.Pixels, grey.Width, grey.Height);
        using FileStream file = File.Create(path);
        image.SaveAsPng(file);
    }

    /// <summary>The greys of the upper row after resizing.</summary>
    private byte[] Resize(MLImage image, int width, int height, ImageResizingEstimator.ResizingKind kind,
        ImageResizingEstimator.Anchor anchor = ImageResizingEstimator.Anchor.Center)
    {
        using var folder = new TemporaryFolder();
        Save(image, folder.File("a.png"));
        var chain = _ml.Transforms.LoadImages("Image", folder.Path, "Path")
            .Append(_ml.Transforms.ResizeImages("Image", width, height, resizing: kind, cropAnchor: anchor));
        IDataView data = Paths("a.png"), resized = chain.Fit(data).Transform(data);
        Assert.IsTrue(new ImageDataViewType(height, width).Equals(resized.Schema["Image"].Type));
        using DataViewRowCursor cursor = resized.GetRowCursor([resized.Schema["Image"]]);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(resized.Schema["Image"]);
        Assert.IsTrue(cursor.MoveNext());
        MLImage value = null!;
        getter(ref value);
        Assert.AreEqual((width, height), (value.Width, value.Height));
        byte[] bgr = value.GetBGRPixels;
        return [.. Enumerable.Range(0, width).Select(x => bgr[x * 3])];
    }

    [TestMethod]
    [DataRow(ImageResizingEstimator.Anchor.Center, new byte[] { 30, 40 })]
    [DataRow(ImageResizingEstimator.Anchor.Left, new byte[] { 10, 20 })]
    [DataRow(ImageResizingEstimator.Anchor.Right, new byte[] { 50, 60 })]
    public void CroppingKeepsTheAnchoredPart(ImageResizingEstimator.Anchor anchor, byte[] expected)
    {
        using MLImage image = Columns(2, 10, 20, 30, 40, 50, 60);
        CollectionAssert.AreEqual(expected, Resize(image, 2, 2, ImageResizingEstimator.ResizingKind.IsoCrop, anchor));
    }

    [TestMethod]
    public void PaddingCentresOnBlack()
    {
        using MLImage image = Columns(4, 10, 20);
        CollectionAssert.AreEqual(new byte[] { 0, 10, 20, 0 }, Resize(image, 4, 4, ImageResizingEstimator.ResizingKind.IsoPad));
    }

    [TestMethod]
    public void FillingTakesTheNearestPixel()
    {
        using MLImage image = Columns(3, 10, 20, 30, 40, 50, 60);
        CollectionAssert.AreEqual(new byte[] { 20, 50 }, Resize(image, 2, 1, ImageResizingEstimator.ResizingKind.Fill));
        CollectionAssert.AreEqual(new byte[] { 10, 30, 50 }, Resize(image, 3, 1, ImageResizingEstimator.ResizingKind.Fill));
    }

    [TestMethod]
    public void HalvingAverages()
    {
        using MLImage image = Columns(4, 10, 30, 100, 200);
        byte[] row = Resize(image, 2, 2, ImageResizingEstimator.ResizingKind.IsoCrop);
        Assert.AreEqual(20, row[0], 2);
        Assert.AreEqual(150, row[1], 2);
    }

    [TestMethod]
    public void EnlargingIsSmoothAndKeepsFlatParts()
    {
        using MLImage image = Columns(8, 50, 50, 50, 50, 150, 150, 150, 150);
        byte[] row = Resize(image, 16, 16, ImageResizingEstimator.ResizingKind.IsoCrop);
        Assert.AreEqual(50, row[0], 1);
        Assert.AreEqual(150, row[15], 1);
        Assert.IsTrue(row[7] is > 55 and < 100 && row[8] is > 100 and < 145, $"{row[7]}, {row[8]}");
    }

    [TestMethod]
    public void LoadedImagesAreTaggedAndEndWithTheNextRow()
    {
        using var folder = new TemporaryFolder();
        using MLImage one = Columns(1, 10), two = Columns(1, 20, 30);
        Save(one, folder.File("one.png"));
        Save(two, folder.File("sub", "two.png"));
        IDataView data = Paths("one.png", Path.Combine("sub", "two.png"));
        IDataView images = _ml.Transforms.LoadImages("Image", folder.Path, "Path").Fit(data).Transform(data);
        Assert.IsTrue(new ImageDataViewType().Equals(images.Schema["Image"].Type));
        MLImage first, second = null!;
        using (DataViewRowCursor cursor = images.GetRowCursor([images.Schema["Image"]]))
        {
            ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(images.Schema["Image"]);
            cursor.MoveNext();
            getter(ref second);
            first = second;
            Assert.AreEqual(Path.Combine(folder.Path, "one.png"), first.Tag);
            cursor.MoveNext();
            getter(ref second);
            Assert.AreEqual(2, second.Width);
            Assert.ThrowsExactly<InvalidOperationException>(() => first.Width);
        }
        Assert.ThrowsExactly<InvalidOperationException>(() => second.Width);
    }

    [TestMethod]
    public void AnImageOfTheRightSizeIsNotCopied()
    {
        using MLImage own = Columns(1, 10, 20);
        IDataView data = _ml.Data.LoadFromEnumerable(new[] { new ImageRow { Image = own } });
        IDataView resized = _ml.Transforms.ResizeImages("Image", 2, 1).Fit(data).Transform(data);
        using DataViewRowCursor cursor = resized.GetRowCursor([resized.Schema["Image"]]);
        cursor.MoveNext();
        MLImage value = null!;
        cursor.GetGetter<MLImage>(resized.Schema["Image"])(ref value);
        Assert.AreSame(own, value);
    }

    [TestMethod]
    public void PixelsNeedAKnownSize()
    {
        IDataView data = Paths("a.png");
        var chain = _ml.Transforms.LoadImages("Image", "", "Path").Append(_ml.Transforms.ExtractPixels("Pixels", "Image"));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(data));
        Assert.Contains("expected known-size image, got unknown-size image", error.Message);
    }

    [TestMethod]
    public void MissingFoldersFilesAndColumnsAreErrors()
    {
        Assert.ThrowsExactly<ArgumentException>(() => _ml.Transforms.LoadImages("Image", "/no/such/folder", "Path"));
        IDataView data = Paths("no-such.png");
        IDataView images = _ml.Transforms.LoadImages("Image", "", "Path").Fit(data).Transform(data);
        Assert.ThrowsExactly<FileNotFoundException>(() =>
        {
            using DataViewRowCursor cursor = images.GetRowCursor([images.Schema["Image"]]);
            cursor.MoveNext();
            MLImage value = null!;
            cursor.GetGetter<MLImage>(images.Schema["Image"])(ref value);
        });
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.LoadImages("Image", "", "Other").Fit(data));
        Assert.Contains("Could not find input column 'Other'", error.Message);
    }

    [TestMethod]
    public void ASavedChainWorksTheSame()
    {
        using var folder = new TemporaryFolder();
        using MLImage image = Columns(2, 10, 20, 30, 40);
        Save(image, folder.File("a.png"));
        IDataView data = Paths("a.png");
        ITransformer model = _ml.Transforms.LoadImages("Image", folder.Path, "Path")
            .Append(_ml.Transforms.ResizeImages("Image", 2, 2))
            .Append(_ml.Transforms.ExtractPixels("Pixels", "Image", ImagePixelExtractingEstimator.ColorBits.Red, offsetImage: 10))
            .Append(_ml.Transforms.ConvertToImage(2, 2, "Again", "Pixels", ImagePixelExtractingEstimator.ColorBits.Green))
            .Append(_ml.Transforms.ExtractPixels("Result", "Again", outputAsFloatArray: false, interleavePixelColors: true))
            .Fit(data);
        var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        byte[] expected = _ml.Data.CreateEnumerable<Result>(model.Transform(data), false).Single().Values!;
        CollectionAssert.AreEqual(new byte[] { 0, 10, 0, 0, 20, 0, 0, 10, 0, 0, 20, 0 }, expected);
        CollectionAssert.AreEqual(expected, _ml.Data.CreateEnumerable<Result>(loaded.Transform(data), false).Single().Values);
    }

    [TestMethod]
    public void AModelIsNotSavedWithASchemaOfImagesAlone()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new ImageRow()]);
        ITransformer model = _ml.Transforms.ResizeImages("Image", 2, 2).Fit(data);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(model, data.Schema, new MemoryStream()));
        Assert.StartsWith("No valid columns to save", error.Message);
    }

    [TestMethod]
    public void ObjectsTakeImagesOnlyOfSizesThatAnAttributeRegistered()
    {
        using var folder = new TemporaryFolder();
        using MLImage image = Columns(2, 10, 20, 30, 40);
        Save(image, folder.File("a.png"));
        IDataView data = Paths("a.png"), loaded = _ml.Transforms.LoadImages("Image", folder.Path, "Path").Fit(data).Transform(data);
        ImageRow[] Rows(int width, int height) => [.. _ml.Data.CreateEnumerable<ImageRow>(_ml.Transforms.ResizeImages("Image", width, height).Fit(loaded).Transform(loaded), false)];
        Assert.HasCount(1, Rows(2, 1));
        var error = Assert.ThrowsExactly<NotImplementedException>(() => Rows(7, 3));
        Assert.AreEqual("Type 'Microsoft.ML.Data.MLImage' is not yet supported.", error.Message);
    }

    private sealed class PathRow
    {
        public string Path { get; set; } = "";
    }

    private sealed class ImageRow
    {
        [ImageType(1, 2)]
        public MLImage? Image { get; set; }
    }

    private sealed class Result
    {
        [ColumnName("Result")]
        public byte[]? Values { get; set; }
    }
}
