using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline;

/// <summary>Images whose values are whole numbers from 0 to 255 stay bytes until they are on the training device.</summary>
[TestClass]
public sealed class ByteBatchTests
{
    private const int Count = 12;

    private static readonly MLContext s_ml = new(seed: 1);
    private static readonly IDataView s_digits = s_ml.Gan().Data.DrawnDigits(Count);

    [TestMethod]
    public void Bytes_And_Floats_Are_The_Same_Batch_Bit_By_Bit()
    {
        using DisposeScope scope = NewDisposeScope();
        IDataView floats = Floats(s_digits.GetColumn<float[]>("Image"));
        Assert.AreEqual(BatchSlotKind.Bytes, Source(s_digits).Format[BatchSlot.Image].Kind);
        Assert.AreEqual(BatchSlotKind.Pixels, Source(floats).Format[BatchSlot.Image].Kind);
        float[] expected = Pixels(Source(floats));
        Assert.HasCount(Count * 784, expected);
        CollectionAssert.AreEqual(expected, Pixels(Source(s_digits)));
        CollectionAssert.AreEqual(expected, Pixels(PixelSource.Of(Source(s_digits))));
    }

    [TestMethod]
    public void Loaded_And_Generated_Images_Are_Read_Together()
    {
        using DisposeScope scope = NewDisposeScope();
        float[] grey = [.. Enumerable.Repeat(100.5f, 784)];
        IDataView loaded = s_ml.Transforms.DropColumns("Label").Fit(s_digits).Transform(s_digits), both = s_ml.Gan().Data.Concatenate(loaded, Floats([grey]));
        float[] pixels = Pixels(Source(both));
        Assert.HasCount((Count + 1) * 784, pixels);
        Assert.AreEqual(100.5f / 127.5f - 1, pixels[^1], 1e-6f);
        Assert.AreEqual(BatchSlotKind.Bytes, Source(s_ml.Gan().Data.Concatenate(loaded, loaded)).Format[BatchSlot.Image].Kind);
    }

    [TestMethod]
    public void Images_Of_Colours_Are_Bytes_And_Mixtures_Of_Grey_Are_Not()
    {
        foreach ((int channels, BatchSlotKind kind) in new[] { (1, BatchSlotKind.Pixels), (3, BatchSlotKind.Bytes), (4, BatchSlotKind.Bytes) })
        {
            var schema = new DataViewSchema.Builder();
            schema.AddColumn("Image", new Microsoft.ML.Transforms.Image.ImageDataViewType(8, 8));
            var options = new DcganOptions { ImageChannels = channels };
            Assert.AreEqual(kind, TrainingColumns.From(schema.ToSchema(), options).Format[BatchSlot.Image].Kind);
        }
    }

    [TestMethod]
    public void A_Column_That_Lies_About_Bytes_Is_Named()
    {
        IDataView lying = s_ml.Data.LoadFromEnumerable([new Row { Image = new float[784] }], SchemaDefinitionWithBytes());
        InvalidDataException error = Assert.ThrowsExactly<InvalidDataException>(() => Pixels(Source(Halved(lying))));
        StringAssert.Contains(error.Message, "Image column 'Image' holds the value 0.5");
        StringAssert.Contains(error.Message, "IsByteValued");
    }

    private static SchemaDefinition SchemaDefinitionWithBytes()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Row));
        definition["Image"].AddAnnotation("IsByteValued", true, BooleanDataViewType.Instance);
        return definition;
    }

    private static IDataView Halved(IDataView view) => s_ml.Data.LoadFromEnumerable(
        s_ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false).Select(row => new Row { Image = [.. row.Image.Select(value => value + 0.5f)] }), SchemaDefinitionWithBytes());

    private static IDataView Floats(IEnumerable<float[]> images) => s_ml.Data.LoadFromEnumerable(images.Select(image => new Row { Image = image }));

    private static ViewBatchSource Source(IDataView view)
    {
        var options = new DcganOptions();
        return new ViewBatchSource(view, TrainingColumns.From(view.Schema, options), options, readsHeldOut: true);
    }

    private static float[] Pixels(IBatchSource source) => [.. source.Batches(5, CPU).SelectMany(batch => batch[BatchSlot.Image].data<float>().ToArray())];

    private sealed class Row
    {
        [VectorType(1, 28, 28)]
        public float[] Image { get; set; } = [];
    }
}
