using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MLNetGan.Networks;
using MLNetGan.Systems.Dcgan;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>A DCGAN step at batch 64, 28x28 and 64 base channels, beside the same step in PyTorch on the same libtorch.</summary>
internal static class DcganBenchmark
{
    private const int Batch = 64, WarmUp = 10, Rounds = 3;

    /// <summary>Trains here and prints one JSON line.</summary>
    public static int Measure(int steps)
    {
        var image = new Shape(1, 28, 28);
        var options = new DcganOptions { BatchSize = Batch, Epochs = 1, Schedule = LearningRateSchedule.Constant };
        double Train(int count)
        {
            using var system = new DcganSystem(options, image);
            using var trainer = new Trainer(system, options, new RandomSource(image, (long)count * Batch), CPU, []);
            long start = Stopwatch.GetTimestamp();
            trainer.Run();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds / count;
        }
        Train(WarmUp);
        double time = Train(steps);
        long peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Console.WriteLine(JsonSerializer.Serialize(new { side = "mlnetgan", threads = get_num_threads(), ms_per_step = Math.Round(time, 2), peak_mib = peak }));
        return 0;
    }

    /// <summary>
    /// Runs both sides in turn, each in processes of their own with one thread and with all, and prints each side's best.
    /// </summary>
    public static int Compare(int steps)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "dcgan.py");
        int[] threads = [.. new HashSet<int> { 1, Environment.ProcessorCount }];
        var best = new Dictionary<string, JsonElement>();
        for (int round = 0; round < Rounds; round++)
        {
            foreach (int count in threads)
            {
                Keep(Run("/usr/bin/python3", [script, steps.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)], count));
                Keep(Run(Environment.ProcessPath!, [typeof(DcganBenchmark).Assembly.Location, "dcgan-step", "--steps", steps.ToString(CultureInfo.InvariantCulture)], count));
            }
        }
        double ours = Time("mlnetgan"), theirs = Time("pytorch");
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            benchmark = "dcgan",
            steps,
            ms_per_step = ours,
            pytorch_ms_per_step = theirs,
            ratio = Math.Round(ours / theirs, 3),
            threads = best["mlnetgan"].GetProperty("threads").GetInt32(),
            pytorch_threads = best["pytorch"].GetProperty("threads").GetInt32(),
            peak_mib = best["mlnetgan"].GetProperty("peak_mib").GetInt64(),
            pytorch_peak_mib = best["pytorch"].GetProperty("peak_mib").GetInt64(),
        }));
        return 0;

        double Time(string side) => best[side].GetProperty("ms_per_step").GetDouble();

        void Keep(JsonElement result)
        {
            Console.Error.WriteLine(result);
            string side = result.GetProperty("side").GetString()!;
            if (!best.TryGetValue(side, out JsonElement before) || result.GetProperty("ms_per_step").GetDouble() < before.GetProperty("ms_per_step").GetDouble())
                best[side] = result;
        }
    }

    private static JsonElement Run(string program, string[] arguments, int threads)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<JsonElement>(output.TrimEnd().Split('\n')[^1])
            : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with exit code {process.ExitCode}.");
    }
}
