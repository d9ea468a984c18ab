using MLNetGan.Networks;
using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

[TestClass]
public sealed class SizePaddingTests
{
    private const int Multiple = 8;

    // numpy.pad(numpy.arange(size), (before, after), mode="reflect"), before = (padded - size) // 2.
    private static readonly Dictionary<int, long[]> s_numpy = new()
    {
        [1] = [0, 0, 0, 0, 0, 0, 0, 0],
        [2] = [1, 0, 1, 0, 1, 0, 1, 0],
        [3] = [2, 1, 0, 1, 2, 1, 0, 1],
        [5] = [1, 0, 1, 2, 3, 4, 3, 2],
        [8] = [0, 1, 2, 3, 4, 5, 6, 7],
        [9] = [3, 2, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4],
    };

    [TestMethod]
    [DataRow(1, 8)]
    [DataRow(5, 8)]
    [DataRow(9, 12)]
    public void Small_Images_Become_At_Least_The_Smallest_Size(int size, int expected)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = rand(1, 1, size, size);
        var padding = new SizePadding(size, size, multiple: 4, smallest: 8);
        Tensor padded = padding.Pad(image);
        CollectionAssert.AreEqual(new long[] { 1, 1, expected, expected }, padded.shape);
        Assert.IsTrue(padding.Crop(padded).equal(image).all().ToBoolean());
    }

    [TestMethod]
    [DataRow(1, 9)]
    [DataRow(2, 3)]
    [DataRow(9, 8)]
    [DataRow(5, 1)]
    [DataRow(8, 8)]
    public void Images_Are_Padded_As_Numpy_Pads_Them_And_Cut_Back_In_OnnxRuntime_Too(int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        float[] image = [.. Enumerable.Range(0, height * width).Select(i => (float)(100 * (i / width) + i % width))];
        float[] expected = [.. from row in s_numpy[height] from column in s_numpy[width] select (float)(100 * row + column)];
        long[] shape = [1, 1, height, width];
        var padding = new SizePadding(height, width, Multiple);

        Tensor padded = padding.Pad(tensor(image, shape));
        CollectionAssert.AreEqual(new long[] { 1, 1, s_numpy[height].Length, s_numpy[width].Length }, padded.shape);
        CollectionAssert.AreEqual(expected, padded.data<float>().ToArray());
        CollectionAssert.AreEqual(image, padding.Crop(padded).data<float>().ToArray());

        var graph = new OnnxGraph("padding");
        OnnxValue all = padding.Pad(graph, graph.Input("Image", OnnxType.Float, 1, height, width));
        graph.Output(all, "Padded", OnnxType.Float, 1, s_numpy[height].Length, s_numpy[width].Length);
        graph.Output(padding.Crop(graph, all), "Cropped", OnnxType.Float, 1, height, width);
        byte[] model = graph.ToModel();
        CollectionAssert.AreEqual(expected, OnnxRun.Floats(model, "Padded", OnnxRun.Input("Image", image, 1, 1, height, width)));
        CollectionAssert.AreEqual(image, OnnxRun.Floats(model, "Cropped", OnnxRun.Input("Image", image, 1, 1, height, width)));
    }
}
