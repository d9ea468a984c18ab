using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;
using MLNetGan;

namespace GeneratorService;

/// <summary>Opens whatever a training leaves behind.</summary>
public static class Generators
{
    /// <summary>Opens a generator.</summary>
    /// <param name="model">A run folder, an ONNX file exported with seeds as its input, or a saved pipeline (zip).</param>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It holds no generator that can be served.</exception>
    public static IGenerator Open(string model)
    {
        // Before ONNX Runtime starts: MLNetGan has its telemetry off.
        GanCatalog gan = new MLContext().Gan();
        OrtEnv.Instance().DisableTelemetryEvents();
        if (Directory.Exists(model))
            return OfRun(gan, model);
        if (!File.Exists(model))
            throw new FileNotFoundException($"--model {model}: there is no such run folder or file.");
        try
        {
            return Path.GetExtension(model) == ".zip"
                ? new PipelineGenerator(model)
                : new OnnxGenerator(File.ReadAllBytes(model), $"'{model}'");
        }
        catch (Exception error) when (error is OnnxRuntimeException or FormatException)
        {
            throw new InvalidDataException(
                $"--model {model}: expected an ONNX file or a pipeline that ML.NET saved (.zip). {error.Message}", error);
        }
    }

    // In ONNX Runtime here, too: it makes an image with less work than libtorch does.
    private static OnnxGenerator OfRun(GanCatalog gan, string folder)
    {
        using var trained = gan.LoadRun<NetworkTransformer>(folder);
        if (trained is not ImageGeneratorTransformer generator || generator is CoGanTransformer)
            throw new InvalidDataException($"--model {folder}: this run translates images, or makes pairs of them. The service makes one " +
                "image of a seed: name a run of a system that does, such as AC-GAN.");
        using var graph = new MemoryStream();
        generator.ExportOnnx(graph, OnnxGeneratorInput.Seed);
        return new OnnxGenerator(graph.ToArray(), $"The generator of run '{folder}'");
    }
}
