using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MLNetGan.Native;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>A training step here beside the same step written plainly in TorchSharp, on the same libtorch, and in PyTorch.</summary>
internal static class SideBySide
{
    // .NET compiles a method anew when it has been called often enough, and where steps are short that goes on for many of them.
    private const int Rounds = 3, WarmUpOnDevice = 100;

    /// <summary>Trains here on random images, from memory, and prints one JSON line.</summary>
    /// <param name="newSystem">Makes the system to train.</param>
    /// <param name="options">Its options.</param>
    /// <param name="format">The format of its batches.</param>
    /// <param name="arguments">Says how many steps to measure, the second epoch, and where.</param>
    /// <param name="warmUp">Steps before those: the first epoch, of at least a hundred on a GPU.</param>
    public static void Train(Func<TrainingSystem> newSystem, GanOptions options, BatchFormat format, BenchmarkArguments arguments, int warmUp)
    {
        int steps = arguments.Steps;
        warmUp = arguments.Device.type == TorchSharp.DeviceType.CPU ? warmUp : Math.Max(warmUp, WarmUpOnDevice);
        long start = 0, end = 0;
        TrainingProgress? last = null;
        (options.Epochs, options.Progress) = (2, new EndOfEpoch(progress => (start, end, last) = (end, Stopwatch.GetTimestamp(), progress)));
        // As Fit does.
        LibTorch.Load();
        using TrainingSystem system = newSystem();
        using (var trainer = new Trainer(system, options, new RandomSource(format, options.BatchSize, warmUp, steps), arguments.Device, []))
            trainer.Run();
        double time = Stopwatch.GetElapsedTime(start, end).TotalMilliseconds;
        long parameters = system.Players.Sum(player => SideResult.LearnedParameters(player.Network));
        new SideResult(SideResult.Ours, get_num_threads(), time / steps, parameters, last!.Losses["discriminator"], last.Losses["generator"]).Print();
    }

    /// <summary>
    /// Runs all sides in turn, each in processes of their own with one thread and with all, and prints each side's best as
    /// one JSON line.
    /// </summary>
    /// <param name="benchmark">The name; with -step and -plain after it this program measures one of its sides, and a Python script has it too.</param>
    /// <param name="arguments">The benchmark's arguments.</param>
    /// <param name="scriptArguments">The script's, but for the number of threads at the end.</param>
    /// <exception cref="InvalidOperationException">A side failed, or the sides train different networks.</exception>
    public static void Compare(string benchmark, BenchmarkArguments arguments, params IEnumerable<string> scriptArguments)
    {
        string? python = PythonWithTorch();
        if (python is null)
            Console.Error.WriteLine("No python3 with PyTorch here: that side is left out.");
        int[] threads = [.. new HashSet<int> { 1, Environment.ProcessorCount }];
        var best = new Dictionary<string, SideResult>();
        for (int round = 0; round < Rounds; round++)
        {
            foreach (int count in threads)
            {
                Keep(RunHere($"{benchmark}-step", count));
                Keep(RunHere($"{benchmark}-plain", count));
                if (python is not null)
                    Keep(Run(python, [Path.Combine(AppContext.BaseDirectory, $"{benchmark}.py"), .. scriptArguments, count.ToString(CultureInfo.InvariantCulture)], count));
            }
        }
        SideResult ours = best[SideResult.Ours], plain = best[SideResult.Plain];
        SideResult? pytorch = best.GetValueOrDefault(SideResult.PyTorch);
        foreach (SideResult other in best.Values)
        {
            if (other.Parameters != ours.Parameters)
                throw new InvalidOperationException($"{other.Side} trains {other.Parameters:N0} weights, {ours.Side} {ours.Parameters:N0}: nothing to compare.");
        }
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            benchmark,
            steps = arguments.Steps,
            parameters = ours.Parameters,
            ms_per_step = ours.MsPerStep,
            plain_ms_per_step = plain.MsPerStep,
            pytorch_ms_per_step = pytorch?.MsPerStep,
            ratio_to_plain = Ratio(ours.MsPerStep, plain.MsPerStep),
            ratio_to_pytorch = Ratio(ours.MsPerStep, pytorch?.MsPerStep),
            threads = ours.Threads,
            plain_threads = plain.Threads,
            pytorch_threads = pytorch?.Threads,
            peak_mib = ours.PeakMib,
            plain_peak_mib = plain.PeakMib,
            pytorch_peak_mib = pytorch?.PeakMib,
            peak_ratio_to_plain = Ratio(ours.PeakMib, plain.PeakMib),
            peak_ratio_to_pytorch = Ratio(ours.PeakMib, pytorch?.PeakMib),
            pytorch = pytorch?.Version,
        }));

        void Keep(SideResult result)
        {
            Console.Error.WriteLine(result);
            if (!best.TryGetValue(result.Side, out SideResult? before) || result.MsPerStep < before.MsPerStep)
                best[result.Side] = result;
        }

        SideResult RunHere(string name, int count) => Run(Environment.ProcessPath!, [typeof(SideBySide).Assembly.Location, name, .. arguments.Given], count);
    }

    private static double? Ratio(double value, double? other) => other is null ? null : Math.Round(value / other.Value, 3);

    private static string? PythonWithTorch() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(program =>
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, ["-c", "import torch"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    private static SideResult Run(string program, string[] arguments, int threads)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? SideResult.Parse(output.TrimEnd().Split('\n')[^1])
            : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with exit code {process.ExitCode}.");
    }
}
