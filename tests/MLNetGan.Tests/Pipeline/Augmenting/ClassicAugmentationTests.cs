using Microsoft.ML;
using MLNetGan.Imaging;
using MLNetGan.Tests.Pipeline.DataViews;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline.Augmenting;

[TestClass]
public sealed class ClassicAugmentationTests
{
    private static readonly GanDataCatalog s_data = Tiny.ML.Gan().Data;

    [TestMethod]
    [DataRow("square", 12, 12)]
    [DataRow("wide", 9, 14)]
    public void Variations_Equal_PyTorch(string name, int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("classic");
        var shape = new ImageShape(2, height, width);
        float[] source = [.. Golden.Wave(shape.Length, 0.3, 1.0, 0.17).Select(value => 127.5f * (value + 1))], result = new float[source.Length];
        ImageVariation[] variations =
        [
            new(0.3f, 1, 0, 0, false, 1), new(0, 1.3f, 0.1f, -0.2f, false, 1), new(-0.2f, 0.8f, -0.15f, 0.05f, true, 1.2f),
            new(0, 1, 0, 0, true, 0.7f),
        ];
        for (int i = 0; i < variations.Length; i++)
        {
            variations[i].Apply(source, result, shape);
            float[] expected = golden[$"{name}.{i}"].data<float>().ToArray();
            // They are rounded to whole numbers.
            for (int at = 0; at < expected.Length; at++)
                Assert.AreEqual(expected[at], result[at], 0.51f, $"variation {i}, value {at}");
        }
    }

    [TestMethod]
    public void Brightness_Leaves_Transparency()
    {
        float[] source = [.. Enumerable.Repeat(100f, 3 * 12), .. Enumerable.Repeat(255f, 12)], result = new float[source.Length];
        new ImageVariation(0, 1, 0, 0, false, 0.5f).Apply(source, result, new ImageShape(4, 3, 4));
        CollectionAssert.AreEqual((float[])[.. Enumerable.Repeat(50f, 3 * 12), .. Enumerable.Repeat(255f, 12)], result);
    }

    [TestMethod]
    public void Every_Reading_In_Any_Order_Gives_The_Same_And_Another_Seed_Others()
    {
        IDataView varied = s_data.Classic(new() { Seed = 5 }).Transform(Tiny.Digits);
        var byId = Row.ReadAll(varied).ToDictionary(row => row.Id);
        foreach (Row row in Row.ReadAll(varied, new Random(2)))
            CollectionAssert.AreEqual(byId[row.Id].Pixels, row.Pixels);
        List<Row> plain = Row.ReadAll(Tiny.Digits), other = Row.ReadAll(s_data.Classic(new() { Seed = 6 }).Transform(Tiny.Digits));
        Assert.IsTrue(plain.All(row => !row.Pixels.SequenceEqual(byId[row.Id].Pixels)));
        Assert.IsTrue(other.All(row => !row.Pixels.SequenceEqual(byId[row.Id].Pixels)));
        CollectionAssert.AreEqual(plain.Select(row => row.Label).ToArray(), byId.Values.Select(row => row.Label).ToArray());
    }

    [TestMethod]
    public void Within_Bounds_Of_Nothing_Images_Stay_And_Mirroring_Alone_Mirrors_Half()
    {
        var none = new ClassicAugmentationOptions { Shift = 0, Rotation = 0, Zoom = 0, Brightness = 0 };
        float[][] plain = Tiny.Images(Tiny.Digits);
        Tiny.AssertClose(plain, Tiny.Images(s_data.Classic(none).Transform(Tiny.Digits)), 0);
        none.Mirror = true;
        float[][] mirrored = Tiny.Images(s_data.Classic(none).Transform(Tiny.Digits));
        int same = 0;
        for (int i = 0; i < plain.Length; i++)
        {
            float[] other = [.. plain[i].Chunk(28).SelectMany(line => line.Reverse())];
            bool isSame = mirrored[i].SequenceEqual(plain[i]);
            Assert.IsTrue(isSame || mirrored[i].SequenceEqual(other), $"image {i}");
            same += isSame ? 1 : 0;
        }
        Assert.IsTrue(same is > 15 and < 45, $"{same} of 60 are not mirrored");
    }

    [TestMethod]
    public void What_Cannot_Be_Is_Said()
    {
        Assert.Contains("Rotation", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_data.Classic(new() { Rotation = 181 })).Message);
        ClassicAugmentationTransformer pictures = s_data.Classic(new() { ImageColumnName = "Picture" });
        Assert.Contains("Could not find image column 'Picture'", Assert.ThrowsExactly<ArgumentException>(() => pictures.Transform(Tiny.Digits)).Message);
        Assert.Contains("Vary the data before Fit", Assert.ThrowsExactly<NotSupportedException>(() =>
            Tiny.ML.Model.Save(s_data.Classic(), Tiny.Digits.Schema, new MemoryStream())).Message);
    }
}
