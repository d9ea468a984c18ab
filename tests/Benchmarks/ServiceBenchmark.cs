using System.Diagnostics;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>
/// The example's service beside Generate in batches, in turns, so that what else the machine does hits both: 64 clients, every image
/// compared, and what becomes of the service's memory.
/// </summary>
internal static class ServiceBenchmark
{
    private const int Rounds = 10, Different = 2_000;

    /// <summary>Trains a small AC-GAN, serves it, asks, and prints one JSON line. Exit code 1 where an image was wrong.</summary>
    public static void Measure(BenchmarkArguments arguments)
    {
        int count = (arguments.Number("--count") ?? 50_000) / Rounds;
        string format = arguments.Choice("--format", "run", "onnx", "zip");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mlnetgan-service");
        try
        {
            var context = new MLContext(seed: 1);
            IDataView digits = context.Gan().Data.DrawnDigits(64 * arguments.Steps);
            AcGanOptions options = AcGanOptions.Compact();
            (options.Epochs, options.RunFolder) = (1, Path.Combine(folder.FullName, "run"));
            var pipeline = context.Transforms.Conversion.MapValueToKey("Label").Append(context.Gan().AcGan(options)).Fit(digits);
            using AcGanTransformer generator = pipeline.LastTransformer;
            string model = Path.Combine(folder.FullName, format == "run" ? "run" : $"generator.{format}");
            if (format == "onnx")
                generator.ExportOnnx(model, OnnxGeneratorInput.Seed);
            else if (format == "zip")
                context.Model.Save(pipeline, digits.Schema, model);
            Compare(generator, format, model, count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(AcGanTransformer generator, string format, string model, int count)
    {
        IDataView expected = generator.Generate(Different);
        string[] paths = [.. expected.GetColumn<uint>("Label").Zip(expected.GetColumn<long>("Seed"),
            (label, seed) => $"images/{generator.LabelNames[(int)label - 1]}?seed={seed}")];
        using var service = new ServiceProcess(model);
        using var load = new ServiceLoad(service.Url, paths);
        load.Ask(Different);
        _ = generator.Generate(Different).GetColumn<float[]>("Image").Count();

        var rounds = new List<(double Served, double Generated)>();
        using Process here = Process.GetCurrentProcess();
        double served = 0, asked = 0, generated = 0, early = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (double before, double beforeHere) = (service.UserSeconds, UserSeconds(here));
            double servedIn = Time(() => load.Ask(count));
            double between = UserSeconds(here);
            (served, asked) = (served + service.UserSeconds - before, asked + between - beforeHere);
            double generatedIn = Time(() => generator.Generate(count, seed: round).GetColumn<float[]>("Image").Count());
            generated += UserSeconds(here) - between;
            rounds.Add((count / servedIn, count / generatedIn));
            if (round == 1)
                early = service.ResidentMib;
        }

        (int exact, int differing) = Check(load.Answers, [.. expected.GetColumn<float[]>("Image")]);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            benchmark = "service",
            format,
            clients = ServiceLoad.Clients,
            requests = count * Rounds,
            wrong = load.Wrong + differing,
            // Of the different images: the others differ in some pixel by one of 255 levels, as ONNX Runtime does from libtorch.
            exact_share = Math.Round((double)exact / Different, 4),
            service_images_per_second = Math.Round(Middle(rounds.Select(round => round.Served))),
            generate_images_per_second = Math.Round(Middle(rounds.Select(round => round.Generated))),
            ratio = Math.Round(Middle(rounds.Select(round => round.Served / round.Generated)), 3),
            generate_threads = get_num_threads(),
            service_user_us_per_image = Microseconds(served),
            clients_user_us_per_image = Microseconds(asked),
            generate_user_us_per_image = Microseconds(generated),
            p50_ms = Math.Round(Quantile(load.Milliseconds, 0.5), 1),
            p99_ms = Math.Round(Quantile(load.Milliseconds, 0.99), 1),
            mib_after_a_fifth = Math.Round(early, 1),
            mib_at_the_end = Math.Round(service.ResidentMib, 1),
        }));
        Environment.ExitCode = load.Wrong + differing == 0 ? 0 : 1;

        double Microseconds(double seconds) => Math.Round(seconds / (count * Rounds) * 1e6);
    }

    /// <summary>How many images are the expected ones exactly, and how many differ by more than a level somewhere.</summary>
    private static (int Exact, int Differing) Check(byte[]?[] answers, float[][] expected)
    {
        int exact = 0, differing = 0;
        foreach ((byte[]? answer, float[] image) in answers.Zip(expected))
        {
            using Image<L8> found = Image.Load<L8>(answer);
            var levels = new L8[image.Length];
            found.CopyPixelDataTo(levels);
            int most = levels.Zip(image, (level, value) => Math.Abs(level.PackedValue - (int)(value + 0.5f))).Max();
            (exact, differing) = (exact + (most == 0 ? 1 : 0), differing + (most > 1 ? 1 : 0));
        }
        return (exact, differing);
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double UserSeconds(Process process)
    {
        process.Refresh();
        return process.UserProcessorTime.TotalSeconds;
    }

    private static double Middle(IEnumerable<double> values) => Quantile(values, 0.5);

    private static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
