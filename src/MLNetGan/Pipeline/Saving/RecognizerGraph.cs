using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Whole networks that tell something of images as ONNX models.</summary>
internal static class RecognizerGraph
{
    /// <summary>A model for any program: free batch, keys from 0.</summary>
    public static byte[] ForExport(RecognizerModel model)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        OnnxValue image = graph.Input("Image", OnnxType.Float, model.Image.Shape.Dimensions);
        OnnxValue[] outputs = model.Network.ToOnnx(graph, PixelNodes.ToNetwork(graph, image, model.Image.Scale));
        foreach (RecognizerHead head in model.Heads)
        {
            OnnxValue values = Values(graph, head, outputs);
            graph.Output(values, head.Keys is null ? head.Name : head.ScoreName, OnnxType.Float, head.Size);
            if (head.Keys is not null)
                graph.Output(Largest(graph, values), head.Name, OnnxType.Int64);
        }
        return graph.ToModel();
    }

    /// <summary>
    /// A model for ML.NET, which names inputs and outputs as columns and runs one row at a time: numbers and probabilities,
    /// and keys as one-hot vectors.
    /// </summary>
    public static byte[] ForSaving(RecognizerModel model, string imageColumn, Func<RecognizerHead, string> valueColumn, Func<RecognizerHead, string> oneHotColumn)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        ImageColumn image = model.Image;
        int planes = image.IsImage ? PixelNodes.ImagePlanes(image.Channels) : image.Channels;
        OnnxValue pixels = graph.Input(imageColumn, OnnxType.Float, planes, image.Height, image.Width);
        if (image.IsImage)
            pixels = PixelNodes.FromImagePlanes(graph, pixels, image.Channels);
        OnnxValue[] outputs = model.Network.ToOnnx(graph, PixelNodes.ToNetwork(graph, pixels, image.Scale));
        foreach (RecognizerHead head in model.Heads)
        {
            OnnxValue values = Values(graph, head, outputs);
            graph.SampleOutput(values, valueColumn(head), OnnxType.Float, head.Size);
            if (head.Keys is not null)
                graph.SampleOutput(OneHot(graph, head, values), oneHotColumn(head), OnnxType.Float, head.Size);
        }
        return graph.ToModel();
    }

    private static OnnxValue Values(OnnxGraph graph, RecognizerHead head, OnnxValue[] outputs) =>
        head.Keys is null ? outputs[head.Output] : graph.Node("Softmax", outputs[head.Output], ("axis", 1L));

    private static OnnxValue OneHot(OnnxGraph graph, RecognizerHead head, OnnxValue scores)
    {
        OnnxValue zeroOne = graph.Constant<float>(OnnxType.Float, [0, 1], [2]);
        OnnxValue oneHot = graph.Node("OneHot", [Largest(graph, scores), graph.Constant((long)head.Size), zeroOne]);
        // Scores that are not numbers leave no key: times zero they stay so, and others vanish.
        return graph.Node("Add", [oneHot, graph.Node("Mul", [scores, graph.Constant(0f)])]);
    }

    private static OnnxValue Largest(OnnxGraph graph, OnnxValue scores) =>
        graph.Node("ArgMax", scores, ("axis", 1L), ("keepdims", 0L));
}
