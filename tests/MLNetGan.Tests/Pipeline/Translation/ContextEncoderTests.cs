using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetGan.Tests.Pipeline.Translation;

[TestClass]
public sealed class ContextEncoderTests
{
    private const int Side = 16, Count = 12;

    private static readonly Lazy<ContextEncoderTransformer> s_blocks = new(() => Train(HiddenRegion.RandomBlocks, Vectors(Count)));

    private static ContextEncoderTransformer Train(HiddenRegion region, IDataView images) => Tiny.ML.Gan().ContextEncoder(new()
    {
        Region = region,
        GeneratorChannels = 2,
        DiscriminatorChannels = 2,
        BottleneckSize = 6,
        BatchSize = 6,
        Epochs = 2,
        ValidationSetFraction = 0.2,
    }).Fit(images);

    private static float[] Picture(int index, int channels) =>
        [.. Enumerable.Range(0, channels * Side * Side)
            .Select(p => MathF.Round(127 + 120 * MathF.Sin(0.3f * index + p % Side * (0.2f + 0.01f * index))))];

    // A block in a corner, another in each row.
    private static float[] MaskOf(int index) =>
        [.. Enumerable.Range(0, Side * Side).Select(p => p / Side < 3 + index && p % Side < 5 ? 128f : p % 2 == 0 ? 127f : 0f)];

    private static IDataView Vectors(int count) => Tiny.ML.Data.LoadFromEnumerable(
        Enumerable.Range(0, count).Select(i => new Row { Image = Picture(i, 1), Mask = MaskOf(i % 10) }).ToList());

    private static IDataView WithoutMask(IDataView data) => Tiny.ML.Transforms.DropColumns("Mask").Fit(data).Transform(data);

    private static ITransformer Reload(NetworkTransformer transformer, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(transformer, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private static bool[] Changed(float[] image, float[] completed) => [.. image.Zip(completed, (a, b) => MathF.Abs(a - b) > 1e-4f)];

    [TestMethod]
    public void The_Schema_Of_A_Saved_Model_Has_The_Mask_That_Training_Data_Lacks()
    {
        var stream = new MemoryStream();
        Tiny.ML.Gan().SaveModel(s_blocks.Value, WithoutMask(Vectors(1)).Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema wanted);
        CollectionAssert.AreEquivalent(new[] { "Image", "Mask" }, wanted.Select(column => column.Name).ToArray());
        Assert.IsNotNull(loaded.GetOutputSchema(wanted).GetColumnOrNull("Completed"));
    }

    [TestMethod]
    public void A_Generator_That_Learns_From_Nothing_Is_Refused()
    {
        var options = new ContextEncoderOptions { ReconstructionWeight = 0, AdversarialWeight = 0 };
        StringAssert.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => Tiny.ML.Gan().ContextEncoder(options)).Message, "AdversarialWeight is 0, too");
    }

    [TestMethod]
    public void What_Is_More_Than_Half_White_Is_Filled_In_And_Nothing_Else()
    {
        IDataView data = Vectors(Count);
        float[][] images = Tiny.Images(data), masks = Tiny.Images(data, "Mask"), completed = Tiny.Images(s_blocks.Value.Transform(data), "Completed");
        for (int i = 0; i < Count; i++)
            CollectionAssert.AreEqual(masks[i].Select(white => white > 127.5f).ToArray(), Changed(images[i], completed[i]), $"image {i}");
    }

    [TestMethod]
    public void What_Is_Hidden_Says_Nothing()
    {
        static void Change(Row row, Row changed) =>
            (changed.Image, changed.Mask) = ([.. row.Image.Zip(row.Mask, (pixel, white) => white > 127.5f ? 200 - pixel / 2 : pixel)], row.Mask);

        IDataView data = Vectors(Count), other = Tiny.ML.Transforms.CustomMapping<Row, Row>(Change, null).Fit(data).Transform(data);
        Assert.IsGreaterThan(1f, Tiny.Images(data)[0].Zip(Tiny.Images(other)[0], (a, b) => MathF.Abs(a - b)).Max());
        Tiny.AssertClose(Tiny.Images(s_blocks.Value.Transform(data), "Completed"), Tiny.Images(s_blocks.Value.Transform(other), "Completed"), 0);
    }

    [TestMethod]
    [DataRow(HiddenRegion.Centre)]
    [DataRow(HiddenRegion.RandomBlocks)]
    public void Without_A_Mask_The_Centre_Is_Filled_In(HiddenRegion region)
    {
        using ContextEncoderTransformer? trained = region == HiddenRegion.Centre ? Train(region, Vectors(Count)) : null;
        IDataView data = WithoutMask(Vectors(Count));
        float[][] images = Tiny.Images(data), completed = Tiny.Images((trained ?? s_blocks.Value).Transform(data), "Completed");
        bool[] centre = [.. Enumerable.Range(0, Side * Side).Select(p => p / Side is >= 4 and < 12 && p % Side is >= 4 and < 12)];
        for (int i = 0; i < Count; i++)
            CollectionAssert.AreEqual(centre, Changed(images[i], completed[i]), $"image {i}");
    }

    [TestMethod]
    public void A_Mask_Is_An_Input_Of_Saved_And_Exported_Models()
    {
        IDataView data = Vectors(Count);
        float[][] completed = Tiny.Images(s_blocks.Value.Transform(data), "Completed");
        Tiny.AssertClose(completed, Tiny.Images(Reload(s_blocks.Value, data.Schema).Transform(data), "Completed"), 0.03f);
        var graph = new MemoryStream();
        s_blocks.Value.ExportOnnx(graph);
        float[] Of(string column) => [.. Tiny.Images(data, column).SelectMany(values => values)];
        float[] exported = OnnxRun.Floats(graph.ToArray(), "Completed",
            OnnxRun.Input("Image", Of("Image"), Count, 1, Side, Side), OnnxRun.Input("Mask", Of("Mask"), Count, 1, Side, Side));
        Tiny.AssertClose([.. completed.SelectMany(values => values)], exported, 0.03f);
    }

    [TestMethod]
    public void A_Mask_Of_Another_Size_Is_Refused()
    {
        IDataView data = Tiny.ML.Data.LoadFromEnumerable([new SmallMask { Image = Picture(0, 1), Mask = new float[64] }]);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_blocks.Value.Transform(data));
        Assert.Contains("Schema mismatch for mask column 'Mask': expected Vector<Single, 1, 16, 16>, got Vector<Single, 1, 8, 8>", error.Message);
    }

    [TestMethod]
    public void Image_Columns_Keep_Every_Other_Pixel_To_The_Last_Bit_In_Process_And_Saved()
    {
        IDataView colours = Tiny.ML.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(i => new Colours { Pixels = Picture(i, 3) }).ToList());
        IDataView data = Tiny.ML.Transforms.ConvertToImage(Side, Side, "Image", "Pixels").Fit(colours).Transform(colours);
        using ContextEncoderTransformer trained = Train(HiddenRegion.Centre, data);
        foreach (ITransformer transformer in (ITransformer[])[trained, Reload(trained, data.Schema)])
        {
            IDataView made = transformer.Transform(data);
            float[][] images = Pixels(made, "Image"), completed = Pixels(made, "Completed");
            for (int i = 0; i < Count; i++)
            {
                for (int p = 0; p < images[i].Length; p++)
                {
                    int row = p / Side % Side, column = p % Side;
                    if (row is < 4 or >= 12 || column is < 4 or >= 12)
                        Assert.AreEqual(images[i][p], completed[i][p], $"image {i}, value {p}");
                }
                Assert.IsTrue(images[i].Zip(completed[i]).Any(pair => pair.First != pair.Second));
            }
        }
    }

    private static float[][] Pixels(IDataView data, string column) => Tiny.Images(
        Tiny.ML.Transforms.ExtractPixels("Extracted", column, ImagePixelExtractingEstimator.ColorBits.Rgb).Fit(data).Transform(data), "Extracted");

    private sealed class Row
    {
        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];

        [VectorType(1, Side, Side)]
        public float[] Mask { get; set; } = [];
    }

    private sealed class SmallMask
    {
        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];

        [VectorType(1, 8, 8)]
        public float[] Mask { get; set; } = [];
    }

    private sealed class Colours
    {
        [VectorType(3, Side, Side)]
        public float[] Pixels { get; set; } = [];
    }
}
