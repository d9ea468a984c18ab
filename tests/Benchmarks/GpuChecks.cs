using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>
/// What tests check on a CPU, looked at on a GPU: short runs that are broken off and go on, and saved pipelines beside what was
/// trained. Prints a JSON line a system.
/// </summary>
internal sealed class GpuChecks(MLContext context, string folder)
{
    private const int Epochs = 6, Rows = 16;

    public static void Run(BenchmarkArguments arguments)
    {
        int? gpu = arguments.Device.type == DeviceType.CUDA ? arguments.Device.index : null;
        var context = new MLContext(seed: 1) { GpuDeviceId = gpu, FallbackToCpu = false };
        string folder = Directory.CreateTempSubdirectory("mlnetgan-gpu-").FullName;
        try
        {
            var checks = new GpuChecks(context, folder);
            GanCatalog gan = context.Gan();
            IDataView digits = gan.Data.DrawnDigits(320), houses = gan.Data.DrawnFacades(32, size: 64);
            IDataView requests = context.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(i => new Request { Seed = i, Label = $"{i % 10}" }));
            IEstimator<ITransformer> Labelled(AcGanOptions options) => context.Transforms.Conversion.MapValueToKey("Label").Append(gan.AcGan(options));
            checks.Check("acgan", AcGanOptions.Compact, Labelled, digits, requests, "Image");
            checks.Check("pix2pix", () => new Pix2PixOptions { BatchSize = 4 }, gan.Pix2Pix, houses, context.Data.TakeRows(houses, Rows), "Translated");
            checks.Check("progan", GrownProGan, gan.ProGan, digits, requests, "Image");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // An epoch of the digits each for 7x7, the fade to 14x14, and so on to 28x28: half of the run ends at 14x14.
    private static ProGanOptions GrownProGan()
    {
        ProGanOptions options = ProGanOptions.Compact();
        (options.FadeKimg, options.StabilizationKimg, options.Stages) = (0.32, 0.32, []);
        return options;
    }

    private void Check<TOptions>(string name, Func<TOptions> newOptions, Func<TOptions, IEstimator<ITransformer>> newEstimator, IDataView data, IDataView rows, string column)
        where TOptions : GanOptions
    {
        (ITransformer Model, Dictionary<string, Tensor> State) Train(string run, int epochs, bool resume = false)
        {
            TOptions options = newOptions();
            (options.Seed, options.Epochs, options.RunFolder, options.Resume) = (1, epochs, Path.Combine(folder, $"{name}-{run}"), resume);
            // Others depend on how long a run is meant to be.
            options.Schedule = LearningRateSchedule.Constant;
            ITransformer model = newEstimator(options).Fit(data);
            string last = Directory.GetDirectories(Path.Combine(options.RunFolder, "checkpoints")).Order(StringComparer.Ordinal).Last();
            return (model, SafeTensors.Read(Path.Combine(last, "model.safetensors")));
        }

        (ITransformer model, Dictionary<string, Tensor> whole) = Train("whole", Epochs);
        Dictionary<string, Tensor> again = Train("again", Epochs).State;
        Train("halves", Epochs / 2);
        Dictionary<string, Tensor> halves = Train("halves", Epochs, resume: true).State;

        using var saved = new MemoryStream();
        context.Model.Save(model, data.Schema, saved);
        saved.Position = 0;
        float[] fromOnnx = Pixels(new MLContext().Model.Load(saved, out _).Transform(rows), column), trained = Pixels(model.Transform(rows), column);
        backends.cudnn.allow_tf32 = false;
        float[] exact = Pixels(model.Transform(rows), column);
        backends.cudnn.allow_tf32 = true;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            check = name,
            repeated_run_differs_by = Largest(whole, again),
            resumed_run_differs_by = Largest(whole, halves),
            onnx_pixels_differ_by = Largest(trained, fromOnnx),
            onnx_pixels_differ_without_tf32_by = Largest(exact, fromOnnx),
        }));
    }

    private sealed class Request
    {
        public long Seed { get; set; }

        public string Label { get; set; } = "";
    }

    private static float[] Pixels(IDataView view, string column) => [.. view.GetColumn<float[]>(column).SelectMany(image => image)];

    private static float Largest(float[] first, float[] second) => first.Zip(second, (a, b) => Math.Abs(a - b)).Max();

    private static double Largest(Dictionary<string, Tensor> first, Dictionary<string, Tensor> second) => first.Where(IsWeight).Max(pair =>
    {
        using DisposeScope scope = NewDisposeScope();
        return (pair.Value.to(ScalarType.Float64) - second[pair.Key].to(ScalarType.Float64)).abs().max().ToDouble();
    });

    // Not optimizers' moments, sums of losses and statistics of batches.
    private static bool IsWeight(KeyValuePair<string, Tensor> kept) =>
        kept.Key.Split('.')[0] is { } owner && owner is not ("state" or "statistics") && !owner.EndsWith("_optimizer", StringComparison.Ordinal)
        && !kept.Key.Contains(".running_", StringComparison.Ordinal);
}
