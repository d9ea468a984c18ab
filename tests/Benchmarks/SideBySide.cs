using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MLNetGan.Native;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>A training step here beside the same step in PyTorch on the same libtorch.</summary>
internal static class SideBySide
{
    private const int Rounds = 3;

    /// <summary>Trains here on random images, from memory, and prints one JSON line.</summary>
    /// <param name="newSystem">Makes the system to train.</param>
    /// <param name="options">Its options.</param>
    /// <param name="format">The format of its batches.</param>
    /// <param name="steps">Steps to measure: the second epoch.</param>
    /// <param name="warmUp">Steps before those: the first epoch.</param>
    public static void Train(Func<GanSystem> newSystem, GanOptions options, BatchFormat format, int steps, int warmUp)
    {
        long start = 0, end = 0;
        (options.Epochs, options.Progress) = (2, new EndOfEpoch(() => (start, end) = (end, Stopwatch.GetTimestamp())));
        // As Fit does.
        LibTorch.Load();
        using (GanSystem system = newSystem())
        using (var trainer = new Trainer(system, options, new RandomSource(format, options.BatchSize, warmUp, steps), CPU, []))
            trainer.Run();
        double time = Stopwatch.GetElapsedTime(start, end).TotalMilliseconds / steps;
        long peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Console.WriteLine(JsonSerializer.Serialize(new { side = "mlnetgan", threads = get_num_threads(), ms_per_step = Math.Round(time, 2), peak_mib = peak }));
    }

    /// <summary>
    /// Runs both sides in turn, each in processes of their own with one thread and with all, and prints each side's best as
    /// one JSON line.
    /// </summary>
    /// <param name="benchmark">The name.</param>
    /// <param name="script">The Python script's file; its arguments end with the number of threads.</param>
    /// <param name="scriptArguments">The script's arguments before that.</param>
    /// <param name="arguments">The arguments with which this program calls <see cref="Train"/>.</param>
    /// <param name="steps">Steps to measure.</param>
    public static void Compare(string benchmark, string script, IEnumerable<string> scriptArguments, IEnumerable<string> arguments, int steps)
    {
        int[] threads = [.. new HashSet<int> { 1, Environment.ProcessorCount }];
        var best = new Dictionary<string, JsonElement>();
        for (int round = 0; round < Rounds; round++)
        {
            foreach (int count in threads)
            {
                Keep(Run("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, script), .. scriptArguments, count.ToString(CultureInfo.InvariantCulture)], count));
                Keep(Run(Environment.ProcessPath!, [typeof(SideBySide).Assembly.Location, .. arguments], count));
            }
        }
        JsonElement ours = best["mlnetgan"], theirs = best["pytorch"];
        double time = ours.GetProperty("ms_per_step").GetDouble(), theirTime = theirs.GetProperty("ms_per_step").GetDouble();
        long peak = ours.GetProperty("peak_mib").GetInt64(), theirPeak = theirs.GetProperty("peak_mib").GetInt64();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            benchmark,
            steps,
            ms_per_step = time,
            pytorch_ms_per_step = theirTime,
            ratio = Math.Round(time / theirTime, 3),
            threads = ours.GetProperty("threads").GetInt32(),
            pytorch_threads = theirs.GetProperty("threads").GetInt32(),
            peak_mib = peak,
            pytorch_peak_mib = theirPeak,
            peak_ratio = Math.Round(peak / (double)theirPeak, 3),
        }));

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

    private sealed class EndOfEpoch(Action action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEndOfEpoch)
                action();
        }
    }
}
