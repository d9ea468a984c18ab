using MLNetGan.Randomness;
using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Whole generators as ONNX models.</summary>
internal static class GeneratorGraph
{
    private const string Image = "Image", Seed = "Seed";

    /// <summary>A model for any program: free batch, labels and categories from 0.</summary>
    public static byte[] ForExport(GeneratorModel model, OnnxGeneratorInput input)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        bool takesSeeds = input == OnnxGeneratorInput.Seed;
        OnnxValue first = takesSeeds ? graph.Input(Seed, OnnxType.Int64, 1) : graph.Input(model.Network.Inputs[0].Name, OnnxType.Float, model.LatentSize);
        List<OnnxValue> inputs = [takesSeeds ? CounterNoise.NormalToOnnx(graph, first, model.LatentSize) : first];
        for (int i = 0; i < model.Conditions.Count; i++)
        {
            ConditionColumn condition = model.Conditions[i];
            OnnxValue value = graph.Input(model.Network.Inputs[1 + i].Name, condition.Keys is null ? OnnxType.Float : OnnxType.Int64, 1);
            inputs.Add(takesSeeds && !condition.IsRequired ? OrDrawn(graph, model, i, value, first) : value);
        }
        OnnxValue pixels = PixelNodes.FromNetwork(graph, model.Network.ToOnnx(graph, [.. inputs])[0], model.Image.Scale);
        graph.Output(pixels, Image, OnnxType.Float, model.Image.Shape.Dimensions);
        return graph.ToModel();
    }

    /// <summary>
    /// A model for ML.NET, which names inputs and outputs as columns and runs one row at a time: labels and categories are
    /// keys, and the output has no batch dimension, so that ML.NET gives the column the very dimensions of the training column.
    /// </summary>
    public static byte[] ForSaving(GeneratorModel model, string output)
    {
        var graph = new OnnxGraph(model.Network.GetName());
        OnnxValue seeds = graph.Input(model.SeedColumnName, OnnxType.Int64, 1);
        List<OnnxValue> inputs = [CounterNoise.NormalToOnnx(graph, seeds, model.LatentSize)];
        OnnxValue? isMissing = null;
        for (int i = 0; i < model.Conditions.Count; i++)
        {
            ConditionColumn condition = model.Conditions[i];
            OnnxValue value = graph.Input(condition.Name, condition.Keys is { } keys ? KeyType(keys) : OnnxType.Float, 1);
            if (condition.Keys is not null)
                value = graph.Node("Sub", [graph.Node("Cast", value, ("to", (long)OnnxType.Int64)), graph.Constant(1L)]);
            if (condition.IsRequired)
            {
                isMissing = graph.Node("Less", [value, graph.Constant(0L)]);
                inputs.Add(graph.Node("Max", [value, graph.Constant(0L)]));
            }
            else
            {
                inputs.Add(OrDrawn(graph, model, i, value, seeds));
            }
        }
        OnnxValue pixels = model.Network.ToOnnx(graph, [.. inputs])[0];
        // Black, where images cannot say that they are missing.
        if (isMissing is { } missing)
            pixels = graph.Node("Where", [missing, graph.Constant(model.Image.IsImage ? -1f : float.NaN), pixels]);
        AddOutput(graph, model, pixels, output);
        return graph.ToModel();
    }

    // A category below 0 and a number that is none are for the seed to say.
    private static OnnxValue OrDrawn(OnnxGraph graph, GeneratorModel model, int condition, OnnxValue value, OnnxValue seeds)
    {
        OnnxValue isMissing = model.Conditions[condition].Keys is null ? graph.Node("IsNaN", value) : graph.Node("Less", [value, graph.Constant(0L)]);
        return graph.Node("Where", [isMissing, CodeNoise.ToOnnx(graph, seeds, model.Network, condition), value]);
    }

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
