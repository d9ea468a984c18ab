using System.Diagnostics;
using Microsoft.ML;
using MLNetGan.Runs;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Tells how long a training takes before it begins, by a few timed steps with its last images.</summary>
internal static class TrainingEstimate
{
    // Less than so many batches take less than their estimate is worth.
    private const int FewestBatches = 100;
    private const int FewImages = 4;

    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2);

    /// <summary>The time until the last epoch or phase; null where neither ends it, or all is soon over.</summary>
    /// <param name="ml">The context, with the device to train on.</param>
    /// <param name="system">The system.</param>
    /// <param name="options">Its options; the limit of time does not count.</param>
    /// <param name="data">The training data.</param>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static TimeSpan? Of(MLContext ml, SystemDefinition system, TrainingOptions options, IDataView data)
    {
        options = options.Snapshot();
        (options.RunFolder, options.Resume, options.MaximumDuration) = (null, false, null);
        TrainingColumns columns = TrainingColumns.From(data.Schema, options);
        Device device = DeviceChoice.For(ml);
        using var trained = new TrainedGan(system.CreateSystem(options, columns), options, columns, device);
        using TrainingPlan plan = system.Plan(new TrainingInput(data, columns, options, trained.System, device, _ => { }));
        if (Images(trained.System.Phases, options, plan.Source.ImageCount) is not { } images || images < FewestBatches * options.BatchSize)
            return null;
        trained.System.Initialize(0, device);
        return images * Measure(trained.System, options, plan.Source, device);
    }

    /// <summary>Images of the run, as many of the last phase's as cost as much as all.</summary>
    private static double? Images(PhaseSchedule phases, TrainingOptions options, long? rows) =>
        !phases.IsEndless ? phases.CostOf(phases.TotalImages) / phases[phases.Count - 1].Cost
        : options.Epochs == int.MaxValue ? null
        : phases.IsInEpochs ? phases.CostOf(options.Epochs) / phases.Last(0, options.Epochs).Phase.Cost * rows
        : (double)options.Epochs * rows;

    /// <summary>The time of an image of the last phase that the run comes to.</summary>
    private static TimeSpan Measure(TrainingSystem system, TrainingOptions options, IBatchSource source, Device device)
    {
        PhaseSchedule phases = system.Phases;
        (int epoch, long seen) = phases.IsInEpochs ? (options.Epochs - 1, 0L) : (0, phases.Before(phases.Count - 1));
        var position = new RunPosition(options, system, source.ImageCount);
        position.Restore(new CheckpointManifest(options.System, epoch, 0, 0, seen, 0, [], null));
        using var step = new TrainingStep(system, options, position, device);
        TrainingPhase phase = position.Next.Phase;
        IBatchSource images = source.At(phase.Level, options.CancellationToken);
        // Where a whole batch takes long, a few of its images say enough. The first step finds memory and threads, and is no measure.
        int few = Math.Min(Math.Max(FewImages, options.SmallestBatch), phase.BatchSize);
        Time(few, 1);
        TimeSpan ofFew = Time(few, position.RarestMove);
        return phase.BatchSize / few * ofFew > Enough ? ofFew / few : Time(phase.BatchSize, position.RarestMove) / phase.BatchSize;

        // The mean of as many steps as give each move its turn.
        TimeSpan Time(int batchSize, int steps)
        {
            var clock = new Stopwatch();
            int taken = 0;
            foreach (Batch batch in Batches(images, batchSize, options, device).Take(steps))
            {
                clock.Start();
                step.Run(batch);
                clock.Stop();
                taken++;
            }
            return clock.Elapsed / Math.Max(1, taken);
        }
    }

    /// <summary>Batches without end, unless a pass has none.</summary>
    private static IEnumerable<Batch> Batches(IBatchSource source, int size, TrainingOptions options, Device device)
    {
        for (bool hasSome = true; hasSome;)
        {
            hasSome = false;
            using var loader = new BatchLoader(source, size, options.SmallestBatch, 0, 0, device.type);
            while (loader.Next(options.CancellationToken) is { } batch)
            {
                hasSome = true;
                yield return batch;
            }
        }
    }
}
