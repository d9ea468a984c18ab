using System.Diagnostics;
using System.Text.Json;
using MLNetGan.Native;
using MLNetGan.Networks;
using MLNetGan.Systems.ProGan;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>ProGAN's steps in the processes that an mpirun started, or in this one alone, and what the sums over processes take of them.</summary>
internal static class RanksBenchmark
{
    private const int WarmUp = 5;

    public static void Measure(BenchmarkArguments arguments)
    {
        ProGanOptions options = ProGanBenchmark.Options(arguments);
        options.Distributed = MpiLauncher.Size > 1 ? DistributedTraining.Mpi : DistributedTraining.None;
        TimedRanks? ranks = MpiRanks.Of(options.Distributed) is { } group ? new TimedRanks(group) : null;
        Shape image = ProGanBenchmark.Image(arguments);
        long start = 0, end = 0;
        TimeSpan before = default, after = default;
        (options.Epochs, options.Progress) = (2, new EndOfEpoch(_ =>
            (start, end, before, after) = (end, Stopwatch.GetTimestamp(), after, ranks?.Together ?? default)));
        // As Fit does.
        LibTorch.Load();
        var phase = new TrainingPhase(options.BatchSize, Level: Doublings.Count(image));
        using var system = new ProGanSystem(options, image, 0, new PhaseSchedule(phase));
        var source = new RandomSource(BatchFormat.Of(image), options.BatchSize, WarmUp, arguments.Steps);
        using (var trainer = new Trainer(system, options, source, arguments.Device, [], ranks: ranks))
            trainer.Run();
        if (ranks is { Rank: > 0 })
            return;
        double seconds = Stopwatch.GetElapsedTime(start, end).TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            benchmark = "ranks",
            processes = ranks?.Size ?? 1,
            threads = get_num_threads(),
            batch = options.BatchSize,
            images_per_second = Math.Round(options.BatchSize * arguments.Steps / seconds, 1),
            share_of_sums = Math.Round((after - before).TotalSeconds / seconds, 3),
            mib_summed_a_step = Math.Round(system.Players.Sum(player => SideResult.LearnedParameters(player.Network)) * 4.0 / (1 << 20), 2),
        }));
    }
}
