using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline.Rows;

/// <summary>Forms of row models that no one system has all of: in process, saved and exported they must agree.</summary>
[TestClass]
public sealed class RowModelTests
{
    private const float Tolerance = 1e-2f;

    private static readonly MLContext s_ml = new(seed: 1);

    private sealed class Transformer(RowModel model) : NetworkTransformer(model)
    {
        public byte[] Export(bool takesSeeds = false, (int, int) size = default) => Graph(takesSeeds, size);
    }

    private static ImageColumn Column(int channels, int height, int width) => new(
        new Shape(channels, height, width), new VectorDataViewType(NumberDataViewType.Single, channels, height, width), PixelScale.Bytes);

    private static TNetwork Ready<TNetwork>(TNetwork network) where TNetwork : Network
    {
        NormalInitialization.Apply(network, 3);
        using IDisposable noGrad = no_grad();
        foreach (Tensor weights in network.parameters())
            weights.mul_(10);
        network.eval();
        return network;
    }

    private static ITransformer Reload(NetworkTransformer transformer, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        s_ml.Model.Save(transformer, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private static float[] Values(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => MathF.Round(127.5f + 127.5f * MathF.Sin(seed + 0.7f * i)))];

    private static IDataView Images(int count, params (string Name, int Channels, int Height, int Width)[] columns)
    {
        IDataView data = s_ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new Row { Seed = 40 + i }));
        foreach (((string name, int channels, int height, int width), int at) in columns.Select((column, at) => (column, at)))
        {
            SchemaDefinition definition = SchemaDefinition.Create(typeof(Picture));
            definition[0].ColumnName = name;
            definition[0].ColumnType = new VectorDataViewType(NumberDataViewType.Single, channels, height, width);
            data = s_ml.Transforms.CustomMapping<Row, Picture>(
                (row, made) => made.Values = Values(channels * height * width, 10 * at + (int)row.Seed), null, outputSchemaDefinition: definition).Fit(data).Transform(data);
        }
        return s_ml.Data.Cache(data);
    }

    private static RowModel TwoImages() => new(Ready(new TwoImagesNetwork()), CPU, [new LatentInput("Latent", NetworkInput.Latent(4))],
        [new ImageOutput(0, "Left", "Left", Column(1, 2, 2)), new ImageOutput(1, "Right", "Right", Column(1, 2, 2))])
    { SeedColumnName = "Seed" };

    private static RowModel Masked(bool isOptional = true) => new(Ready(new MaskedNetwork()), CPU,
        [
            new ImageInput("input", "Input", "Input", Column(3, 8, 8)) { AnyVector = PixelScale.Bytes },
            new ImageInput("mask", "Mask", "Mask", Column(1, 8, 8))
            {
                AnyVector = PixelScale.Bytes,
                Absent = isOptional ? (height, width) => [.. Enumerable.Repeat(-1f, height * width)] : null,
            },
        ],
        [new ImageOutput(0, "Filled", "Filled", Column(1, 8, 8)) { IsAnySize = true }])
    { SizeMultiple = 2 };

    private static RowModel Encoder() => new(Ready(new EncoderNetwork()), CPU,
        [new ImageInput("image", "Image", "Image", Column(1, 2, 2)), new LatentInput(null, new NetworkInput("Noise", new Shape(2), NetworkInputKind.Latent))],
        [new VectorOutput(0, "Latents", 3), new VectorOutput(1, "Bound", 1)])
    { SeedColumnName = "Seed" };

    [TestMethod]
    public void One_Seed_Gives_Two_Images_In_Process_Saved_And_Exported()
    {
        using var transformer = new Transformer(TwoImages());
        IDataView seeds = Images(70);
        IDataView made = transformer.Transform(seeds), loaded = Reload(transformer, seeds.Schema).Transform(seeds);
        byte[] graph = transformer.Export(takesSeeds: true);
        float[][] left = Tiny.Images(made, "Left");
        Assert.IsGreaterThan(1, left[0].Zip(Tiny.Images(made, "Right")[0], (a, b) => MathF.Abs(a - b)).Max());
        Assert.IsGreaterThan(1, left[0].Zip(left[1], (a, b) => MathF.Abs(a - b)).Max());
        foreach (string column in (string[])["Left", "Right"])
        {
            float[][] images = Tiny.Images(made, column);
            Assert.AreEqual(made.Schema[column].Type, loaded.Schema[column].Type);
            Tiny.AssertClose(images, Tiny.Images(loaded, column), Tolerance);
            float[] exported = OnnxRun.Floats(graph, column, OnnxRun.Input("Seed", seeds.GetColumn<long>("Seed").ToArray(), 70, 1));
            Tiny.AssertClose([.. images.SelectMany(image => image)], exported, Tolerance);
        }
    }

    [TestMethod]
    public void An_Optional_Image_That_Data_Lacks_Is_As_The_Model_Says()
    {
        using var transformer = new Transformer(Masked());
        IDataView both = Images(5, ("Input", 3, 8, 8), ("Mask", 1, 8, 8)), alone = s_ml.Transforms.DropColumns("Mask").Fit(both).Transform(both);
        IDataView black = s_ml.Transforms.CustomMapping<Row, MaskRow>((_, mask) => mask.Mask = new float[64], null).Fit(alone).Transform(alone);
        float[][] masked = Tiny.Images(transformer.Transform(both), "Filled"), unmasked = Tiny.Images(transformer.Transform(alone), "Filled");
        Assert.IsGreaterThan(1, masked[0].Zip(unmasked[0], (a, b) => MathF.Abs(a - b)).Max());
        Tiny.AssertClose(Tiny.Images(transformer.Transform(black), "Filled"), unmasked, 0);
        CollectionAssert.AreEqual(new[] { "Seed", "Input" }, alone.Schema.Where(column => !column.IsHidden).Select(column => column.Name).ToArray());

        using var strict = new Transformer(Masked(isOptional: false));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => strict.Transform(alone));
        Assert.Contains("Could not find mask column 'Mask'", error.Message);
    }

    [TestMethod]
    [DataRow(8, 8)]
    [DataRow(6, 4)]
    [DataRow(7, 5)]
    public void Two_Images_Of_Any_Size_Make_One_Of_Their_Size_In_Process_And_Exported(int height, int width)
    {
        using var transformer = new Transformer(Masked());
        IDataView both = Images(5, ("Input", 3, height, width), ("Mask", 1, height, width)), made = transformer.Transform(both);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, height, width), made.Schema["Filled"].Type);
        float[] Of(string column) => [.. Tiny.Images(both, column).SelectMany(image => image)];
        float[] exported = OnnxRun.Floats(transformer.Export(size: (height, width)), "Filled",
            OnnxRun.Input("Input", Of("Input"), 5, 3, height, width), OnnxRun.Input("Mask", Of("Mask"), 5, 1, height, width));
        float[][] images = Tiny.Images(made, "Filled");
        Tiny.AssertClose([.. images.SelectMany(image => image)], exported, Tolerance);
        if ((height, width) == (8, 8))
            Tiny.AssertClose(images, Tiny.Images(Reload(transformer, both.Schema).Transform(both), "Filled"), Tolerance);
    }

    [TestMethod]
    public void Images_Of_One_Row_Must_Have_One_Size()
    {
        using var transformer = new Transformer(Masked());
        IDataView made = transformer.Transform(Images(2, ("Input", 3, 8, 8), ("Mask", 1, 8, 6)));
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Tiny.Images(made, "Filled"));
        Assert.AreEqual("Mask column 'Mask' holds an image of 8x6 pixels (height x width) in row 0; expected 8x8, as column 'Input' has in that row.", error.Message);
    }

    [TestMethod]
    public void An_Image_And_Noise_Of_The_Seed_Give_Numbers_In_Process_Saved_And_Exported()
    {
        using var transformer = new Transformer(Encoder());
        IDataView data = Images(70, ("Image", 1, 2, 2)), made = transformer.Transform(data), loaded = Reload(transformer, data.Schema).Transform(data);
        byte[] graph = transformer.Export(takesSeeds: true);
        NamedOnnxValue image = OnnxRun.Input("Image", [.. Tiny.Images(data).SelectMany(values => values)], 70, 1, 2, 2);
        NamedOnnxValue seed = OnnxRun.Input("Seed", data.GetColumn<long>("Seed").ToArray(), 70, 1);
        foreach (string column in (string[])["Latents", "Bound"])
        {
            float[][] values = Tiny.Images(made, column);
            Assert.AreEqual(made.Schema[column].Type, loaded.Schema[column].Type);
            Tiny.AssertClose(values, Tiny.Images(loaded, column), Tolerance);
            Tiny.AssertClose([.. values.SelectMany(v => v)], OnnxRun.Floats(graph, column, image, seed), Tolerance);
        }
        // Without the column the noise is another: that of the row's id.
        IDataView unseeded = s_ml.Transforms.DropColumns("Seed").Fit(data).Transform(data);
        float[] drawn = Tiny.Images(transformer.Transform(unseeded), "Latents")[0];
        Assert.IsGreaterThan(1e-3f, drawn.Zip(Tiny.Images(made, "Latents")[0], (a, b) => MathF.Abs(a - b)).Max());
        Tiny.AssertClose(drawn, Tiny.Images(transformer.Transform(unseeded), "Latents")[0], 0);
    }

    private sealed class Row
    {
        public long Seed { get; set; }
    }

    private sealed class Picture
    {
        public float[] Values { get; set; } = [];
    }

    private sealed class MaskRow
    {
        [VectorType(1, 8, 8)]
        public float[] Mask { get; set; } = [];
    }
}
