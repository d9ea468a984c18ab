using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Whole classifiers as ONNX models.</summary>
internal static class ClassifierGraph
{
    /// <summary>A model for any program: free batch, labels from 0.</summary>
    public static byte[] ForExport(ClassifierModel model)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        OnnxValue image = graph.Input("Image", OnnxType.Float, model.Image.Shape.Dimensions);
        OnnxValue scores = Scores(graph, model, image);
        graph.Output(scores, ClassifierBinding.Score, OnnxType.Float, model.Label.Count);
        graph.Output(Largest(graph, scores), ClassifierBinding.PredictedLabel, OnnxType.Int64);
        return graph.ToModel();
    }

    /// <summary>
    /// A model for ML.NET, which names inputs and outputs as columns and runs one row at a time: the probabilities, and the
    /// predicted label as a one-hot vector.
    /// </summary>
    public static byte[] ForSaving(ClassifierModel model, string imageColumn, string scoreColumn, string oneHotColumn)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        ImageColumn image = model.Image;
        int planes = image.IsImage ? PixelNodes.ImagePlanes(image.Channels) : image.Channels;
        OnnxValue pixels = graph.Input(imageColumn, OnnxType.Float, planes, image.Height, image.Width);
        OnnxValue scores = Scores(graph, model, image.IsImage ? PixelNodes.FromImagePlanes(graph, pixels, image.Channels) : pixels);
        OnnxValue zeroOne = graph.Constant<float>(OnnxType.Float, [0, 1], [2]);
        OnnxValue oneHot = graph.Node("OneHot", [Largest(graph, scores), graph.Constant((long)model.Label.Count), zeroOne]);
        // Scores that are not numbers leave no label: times zero they stay so, and others vanish.
        oneHot = graph.Node("Add", [oneHot, graph.Node("Mul", [scores, graph.Constant(0f)])]);
        graph.SampleOutput(scores, scoreColumn, OnnxType.Float, model.Label.Count);
        graph.SampleOutput(oneHot, oneHotColumn, OnnxType.Float, model.Label.Count);
        return graph.ToModel();
    }

    private static OnnxValue Scores(OnnxGraph graph, ClassifierModel model, OnnxValue image)
    {
        OnnxValue pixels = PixelNodes.ToNetwork(graph, image, model.Image.Scale);
        return graph.Node("Softmax", model.Network.ToOnnx(graph, pixels)[model.Output], ("axis", 1L));
    }

    private static OnnxValue Largest(OnnxGraph graph, OnnxValue scores) =>
        graph.Node("ArgMax", scores, ("axis", 1L), ("keepdims", 0L));
}
