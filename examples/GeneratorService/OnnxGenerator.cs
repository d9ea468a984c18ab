using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace GeneratorService;

/// <summary>
/// A generator that was exported with <c>ExportOnnx</c> and seeds as its input, in ONNX Runtime: whole batches, on the caller's thread.
/// </summary>
public sealed class OnnxGenerator : IGenerator
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string[] _inputs;

    /// <param name="model">The bytes of the ONNX file.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="InvalidDataException">It is no generator, or takes something else than seeds and labels.</exception>
    public OnnxGenerator(byte[] model, string name)
    {
        // A batch for each worker at a time, on one thread: that scales better than many threads on one batch.
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(model, options);
        _inputs = [.. _session.InputMetadata.Keys];
        bool isKnown = _inputs.Contains("Seed") && !_inputs.Except(["Seed", "Label"]).Any();
        bool isNamed = _session.ModelMetadata.CustomMetadataMap.TryGetValue("Label.names", out string? names) || !_inputs.Contains("Label");
        if (!_session.OutputMetadata.TryGetValue("Image", out NodeMetadata? image) || !isKnown || !isNamed)
        {
            _session.Dispose();
            throw new InvalidDataException(
                $"{name} has the inputs {string.Join(", ", _inputs)}: expected a generator of images, with Seed and perhaps Label, " +
                "whose names it holds. " +
                "Export it with ExportOnnx(path, OnnxGeneratorInput.Seed) or 'mlnetgan export RUN --input seed'.");
        }
        Size = new ImageSize(image.Dimensions[1], image.Dimensions[2], image.Dimensions[3]);
        Labels = names is null ? [] : JsonSerializer.Deserialize<string[]>(names)!;
    }

    public IReadOnlyList<string> Labels { get; }

    public ImageSize Size { get; }

    public void Generate(Memory<long> seeds, Memory<long> labels, Memory<float> images)
    {
        using OrtValue seed = Column(seeds), label = Column(labels);
        using OrtValue image = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, images, [seeds.Length, Size.Channels, Size.Height, Size.Width]);
        _session.Run(_run, _inputs, [.. _inputs.Select(input => input == "Seed" ? seed : label)], ["Image"], [image]);
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }

    private static OrtValue Column(Memory<long> values) =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values, [values.Length, 1]);
}
