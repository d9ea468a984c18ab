using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Whole generators as ONNX models.</summary>
internal static class GeneratorGraph
{
    private const string Image = "Image", Seed = "Seed";

    /// <summary>A model for any program: free batch, labels from 0.</summary>
    public static byte[] ForExport(GeneratorModel model, OnnxGeneratorInput input)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        NetworkInput latentInput = model.Network.Inputs[0];
        OnnxValue latent = input == OnnxGeneratorInput.Latent
            ? graph.Input(latentInput.Name, OnnxType.Float, model.LatentSize)
            : Noise(graph, model, Seed);
        OnnxValue[] inputs = model.Label is null ? [latent] : [latent, graph.Input(model.Network.Inputs[1].Name, OnnxType.Int64, 1)];
        OnnxValue pixels = PixelNodes.FromNetwork(graph, model.Network.ToOnnx(graph, inputs)[0], model.Image.Scale);
        graph.Output(pixels, Image, OnnxType.Float, model.Image.Shape.Dimensions);
        return graph.ToModel();
    }

    /// <summary>
    /// A model for ML.NET, which names inputs and outputs as columns and runs one row at a time: labels are keys, and the
    /// output has no batch dimension, so that ML.NET gives the column the very dimensions of the training column.
    /// </summary>
    public static byte[] ForSaving(GeneratorModel model, string output)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        OnnxValue latent = Noise(graph, model, model.SeedColumnName);
        if (model.Label is null)
        {
            AddOutput(graph, model, model.Network.ToOnnx(graph, latent)[0], output);
            return graph.ToModel();
        }
        OnnxValue keys = graph.Node("Cast", graph.Input(model.LabelColumnName!, KeyType(model.Label), 1), ("to", (long)OnnxType.Int64));
        OnnxValue labels = graph.Node("Max", [graph.Node("Sub", [keys, graph.Constant(1L)]), graph.Constant(0L)]);
        OnnxValue isMissing = graph.Node("Equal", [keys, graph.Constant(0L)]);
        OnnxValue pixels = model.Network.ToOnnx(graph, latent, labels)[0];
        // Black, where images cannot say that they are missing.
        OnnxValue missing = graph.Constant(model.Image.IsImage ? -1f : float.NaN);
        AddOutput(graph, model, graph.Node("Where", [isMissing, missing, pixels]), output);
        return graph.ToModel();
    }

    private static OnnxValue Noise(OnnxGraph graph, GeneratorModel model, string name) =>
        CounterNoise.NormalToOnnx(graph, graph.Input(name, OnnxType.Int64, 1), model.LatentSize);

    private static void AddOutput(OnnxGraph graph, GeneratorModel model, OnnxValue network, string output)
    {
        ImageColumn image = model.Image;
        OnnxValue pixels = PixelNodes.FromNetwork(graph, network, image.Scale);
        if (image.IsImage)
            pixels = PixelNodes.ToImagePlanes(graph, pixels, image.Channels);
        graph.SampleOutput(pixels, output, OnnxType.Float, image.IsImage ? PixelNodes.ImagePlanes(image.Channels) : image.Channels, image.Height, image.Width);
    }

    private static OnnxType KeyType(LabelColumn label) => Type.GetTypeCode(label.Type.RawType) switch
    {
        TypeCode.Byte => OnnxType.UInt8,
        TypeCode.UInt16 => OnnxType.UInt16,
        TypeCode.UInt32 => OnnxType.UInt32,
        _ => OnnxType.UInt64,
    };
}
