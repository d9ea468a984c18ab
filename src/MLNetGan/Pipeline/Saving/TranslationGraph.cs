using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Whole translating generators as ONNX models.</summary>
internal static class TranslationGraph
{
    private const string Input = "Input", Translated = "Translated";

    /// <summary>A model for any program: free batch, images of one size.</summary>
    public static byte[] ForExport(TranslationModel model, int height, int width)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        OnnxValue input = graph.Input(Input, OnnxType.Float, model.Source.Channels, height, width);
        graph.Output(Translate(graph, model, input, height, width), Translated, OnnxType.Float, model.Target.Channels, height, width);
        return graph.ToModel();
    }

    /// <summary>
    /// A model for ML.NET, which names inputs and outputs as columns and runs one row at a time, of images of the training
    /// size: the output has no batch dimension, so that ML.NET gives the column the very dimensions of the training column.
    /// </summary>
    public static byte[] ForSaving(TranslationModel model, string inputColumn, string outputColumn)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        ImageColumn source = model.Source, target = model.Target;
        OnnxValue pixels = graph.Input(inputColumn, OnnxType.Float, Planes(source), source.Height, source.Width);
        if (source.IsImage)
            pixels = PixelNodes.FromImagePlanes(graph, pixels, source.Channels);
        pixels = Translate(graph, model, pixels, source.Height, source.Width);
        if (target.IsImage)
            pixels = PixelNodes.ToImagePlanes(graph, pixels, target.Channels);
        graph.SampleOutput(pixels, outputColumn, OnnxType.Float, Planes(target), target.Height, target.Width);
        return graph.ToModel();
    }

    private static OnnxValue Translate(OnnxGraph graph, TranslationModel model, OnnxValue pixels, int height, int width)
    {
        OnnxValue input = PixelNodes.ToNetwork(graph, pixels, model.Source.Scale);
        return PixelNodes.FromNetwork(graph, model.Network.Translate(graph, input, height, width), model.Target.Scale);
    }

    private static int Planes(ImageColumn image) => image.IsImage ? PixelNodes.ImagePlanes(image.Channels) : image.Channels;
}
