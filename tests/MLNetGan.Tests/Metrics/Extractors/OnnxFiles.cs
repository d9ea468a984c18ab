using Google.Protobuf;
using MLNetGan.Onnx;

namespace MLNetGan.Tests.Metrics.Extractors;

/// <summary>Graphs so small that what they give of an image is told in a line.</summary>
internal static class OnnxFiles
{
    private const string Input = "Pixels";

    /// <summary>The means of squares of 7x7 pixels of a grey image.</summary>
    public static byte[] Means(int side)
    {
        var graph = new OnnxGraph("means");
        graph.Output(Flat(graph, Pool(graph, graph.Input(Input, OnnxType.Float, 1, side, side), stride: 7)), "Features", OnnxType.Float,
            (side / 7) * (side / 7));
        return graph.ToModel();
    }

    /// <summary>The same means as a map, and as scores.</summary>
    public static byte[] Maps(int side)
    {
        var graph = new OnnxGraph("maps");
        OnnxValue maps = Pool(graph, graph.Input(Input, OnnxType.Float, 1, side, side), stride: 7);
        graph.Output(maps, "Maps", OnnxType.Float, 1, side / 7, side / 7);
        graph.Output(Flat(graph, maps), "Scores", OnnxType.Float, (side / 7) * (side / 7));
        return graph.ToModel();
    }

    /// <summary>The means of squares of 7x7 pixels of the grey image Pixels, and beside it an input that counts for nothing.</summary>
    public static byte[] TwoInputs(int side)
    {
        var graph = new OnnxGraph("inputs");
        graph.Input("Weights", OnnxType.Float, 1);
        graph.Output(Flat(graph, Pool(graph, graph.Input(Input, OnnxType.Float, 1, side, side), stride: 7)), "Features", OnnxType.Float,
            (side / 7) * (side / 7));
        return graph.ToModel();
    }

    /// <summary>The mean of an image of 7x7 pixels, by a layer that knows this size only.</summary>
    public static byte[] MeanOfSeven()
    {
        var graph = new OnnxGraph("mean");
        graph.Output(Pool(graph, graph.Input(Input, OnnxType.Float, 1, 7, 7), stride: 1), "Features", OnnxType.Float, 1, 1, 1);
        return graph.ToModel();
    }

    /// <summary>The pixels of an image, which it counts on to be one of a size, though it says that it takes any number.</summary>
    public static byte[] PixelsOfOne(int side)
    {
        var graph = new OnnxGraph("pixels");
        OnnxValue images = graph.Input(Input, OnnxType.Float, 1, side, side);
        graph.Output(graph.Node("Reshape", [images, graph.Constant(1L, side * side)]), "Features", OnnxType.Float, side * side);
        return graph.ToModel();
    }

    /// <summary>All values of an image.</summary>
    public static byte[] Values(params ReadOnlySpan<long> dimensions)
    {
        var graph = new OnnxGraph("values");
        graph.Output(Flat(graph, graph.Input(Input, OnnxType.Float, dimensions)), "Features", OnnxType.Float, -1);
        return graph.ToModel();
    }

    /// <summary>The pixels of an image, and the same as whole numbers.</summary>
    public static byte[] WholeNumbers(int side)
    {
        var graph = new OnnxGraph("numbers");
        OnnxValue flat = Flat(graph, graph.Input(Input, OnnxType.Float, 1, side, side));
        graph.Output(flat, "Features", OnnxType.Float, side * side);
        graph.Output(graph.Node("Cast", flat, ("to", (long)OnnxType.Int64)), "Numbers", OnnxType.Int64, side * side);
        return graph.ToModel();
    }

    /// <summary>A graph with two initializers, of which the second lies in another file.</summary>
    public static byte[] WithWeightsIn(string file)
    {
        const int graphOfModel = 7, nameOfGraph = 2, initializerOfGraph = 5, nameOfTensor = 8, externalDataOfTensor = 13, key = 1, value = 2;
        ByteString Entry(string name, string text) => ProtoMessage.Write(entry =>
        {
            entry.Text(key, name);
            entry.Text(value, text);
        });
        ByteString within = ProtoMessage.Write(tensor => tensor.Text(nameOfTensor, "bias")), outside = ProtoMessage.Write(tensor =>
        {
            tensor.Text(nameOfTensor, "weight");
            tensor.Bytes(externalDataOfTensor, Entry("location", file));
            tensor.Bytes(externalDataOfTensor, Entry("offset", "0"));
        });
        return ProtoMessage.Write(model => model.Bytes(graphOfModel, ProtoMessage.Write(graph =>
        {
            graph.Text(nameOfGraph, "outside");
            graph.Bytes(initializerOfGraph, within);
            graph.Bytes(initializerOfGraph, outside);
        }))).ToByteArray();
    }

    private static OnnxValue Pool(OnnxGraph graph, OnnxValue images, long stride) =>
        graph.Node("AveragePool", images, ("kernel_shape", new long[] { 7, 7 }), ("strides", new[] { stride, stride }));

    private static OnnxValue Flat(OnnxGraph graph, OnnxValue maps) => graph.Node("Flatten", maps);
}
