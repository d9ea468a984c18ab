using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Saving;

/// <summary>
/// ONNX nodes between pixel values of a column and of a network, the same as <see cref="PixelScale"/> and <see cref="PlanarImage"/>.
/// </summary>
internal static class PixelNodes
{
    /// <summary>From -1..1 to the range of the column.</summary>
    public static OnnxValue FromNetwork(OnnxGraph graph, OnnxValue pixels, PixelScale scale)
    {
        OnnxValue positive = graph.Node("Add", [pixels, graph.Constant(1f)]);
        return graph.Node("Add", [graph.Node("Mul", [positive, graph.Constant(scale.Half)]), graph.Constant(scale.Minimum)]);
    }

    /// <summary>From the range of the column to -1..1.</summary>
    public static OnnxValue ToNetwork(OnnxGraph graph, OnnxValue pixels, PixelScale scale)
    {
        float factor = 1 / scale.Half;
        return graph.Node("Add", [graph.Node("Mul", [pixels, graph.Constant(factor)]), graph.Constant(-1 - scale.Minimum * factor)]);
    }

    /// <summary>
    /// From the planes of a network in 0..255 to those that ConvertToImage wants: whole numbers, red, green and blue,
    /// alpha (if any) before them. It only cuts fractions off, and has no planes order with alpha last.
    /// </summary>
    public static OnnxValue ToImagePlanes(OnnxGraph graph, OnnxValue pixels, int channels)
    {
        OnnxValue rounded = graph.Node("Add", [graph.Node("Max", [pixels, graph.Constant(0f)]), graph.Constant(0.5f)]);
        OnnxValue bytes = graph.Node("Floor", graph.Node("Min", [rounded, graph.Constant(255f)]));
        return channels switch
        {
            1 => Planes(graph, bytes, 0, 0, 0),
            4 => Planes(graph, bytes, 3, 0, 1, 2),
            _ => bytes,
        };
    }

    /// <summary>From the planes that ExtractPixels gives, alpha (if any) first, to those of a network in 0..255.</summary>
    public static OnnxValue FromImagePlanes(OnnxGraph graph, OnnxValue planes, int channels)
    {
        if (channels == 4)
            return Planes(graph, planes, 1, 2, 3, 0);
        if (channels == 3)
            return planes;
        OnnxValue weights = graph.Constant<float>(
            OnnxType.Float, [PlanarImage.RedWeight, PlanarImage.GreenWeight, PlanarImage.BlueWeight], [1, 3, 1, 1]);
        return graph.Node("Conv", [planes, weights]);
    }

    /// <summary>How many planes a column has in a saved model's graph: those of image conversions, or a vector's own.</summary>
    public static int Planes(ImageColumn image) => image.IsImage && image.Channels != 4 ? 3 : image.Channels;

    private static OnnxValue Planes(OnnxGraph graph, OnnxValue pixels, params ReadOnlySpan<long> order) =>
        graph.Node("Gather", [pixels, graph.Constant(order)], ("axis", 1L));
}
