using System.Reflection;
using System.Text.Json;

namespace MLNetGan.Tests.Systems;

/// <summary>What the training of every system must hold to.</summary>
[TestClass]
public sealed class SystemRunTests
{
    [TestMethod]
    [DynamicData(nameof(SystemCases.Runs), typeof(SystemCases))]
    public void A_Cancelled_Run_Leaves_A_Checkpoint_And_Goes_On_Bit_By_Bit_And_Can_Be_Loaded(string name)
    {
        SystemCase system = SystemCases.Named(name);
        TrainedSystem whole = system.Trained;
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        TrainingOptions options = system.NewTiny();
        options.RunFolder = folder.Path;
        options.CancellationToken = cancellation.Token;
        options.Progress = new ProgressLog(report => Cancel(report, cancellation));
        Assert.ThrowsExactly<OperationCanceledException>(() => system.NewEstimator(TrainedSystem.ML, options).Fit(whole.Training));
        Assert.HasCount(1, TrainedSystem.Checkpoints(folder));

        options = system.NewTiny();
        (options.RunFolder, options.Resume) = (folder.Path, true);
        using NetworkTransformer resumed = system.NewEstimator(TrainedSystem.ML, options).Fit(whole.Training);
        Assert.IsTrue(whole.Checkpoint.AsSpan().SequenceEqual(TrainedSystem.LastCheckpoint(folder)), "The last checkpoints differ.");
        Assert.AreEqual(whole.Losses, TrainedSystem.ReadLosses(folder));

        using NetworkTransformer loaded = TrainedSystem.ML.Gan().LoadRun<NetworkTransformer>(folder.Path);
        Assert.AreSame(system.Transformer, loaded.GetType());
        float[][] expected = whole.Make(system, whole.Network, 5);
        Pipeline.Tiny.AssertClose(expected, whole.Make(system, resumed, 5), 0);
        Pipeline.Tiny.AssertClose(expected, whole.Make(system, loaded, 5), 0);
        Assert.AreEqual(whole.Network.Summary(), loaded.Summary());
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Runs), typeof(SystemCases))]
    public void Runs_At_The_Same_Time_Are_What_Each_Is_Alone(string name)
    {
        SystemCase system = SystemCases.Named(name);
        TrainedSystem alone = system.Trained;
        Task<TrainedSystem>[] runs = [.. Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(
            () => TrainedSystem.Train(system), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task.WaitAll(runs);
        foreach (TrainedSystem run in runs.Select(task => task.Result))
        {
            Assert.IsTrue(alone.Checkpoint.AsSpan().SequenceEqual(run.Checkpoint), "The last checkpoints differ.");
            Assert.AreEqual(alone.Losses, run.Losses);
            run.Network.Dispose();
        }
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Runs), typeof(SystemCases))]
    public void Options_Stay_As_They_Are_And_Later_Changes_Do_Not_Reach_The_Estimator(string name)
    {
        SystemCase system = SystemCases.Named(name);
        TrainedSystem trained = system.Trained;
        TrainingOptions options = system.NewTiny();
        var estimator = system.NewEstimator(TrainedSystem.ML, options);
        foreach (PropertyInfo property in options.GetType().GetProperties().Where(p => p.CanWrite))
            property.SetValue(options, Other(property));
        string changed = JsonSerializer.Serialize<object>(options);
        using NetworkTransformer network = estimator.Fit(trained.Training);
        Assert.AreEqual(changed, JsonSerializer.Serialize<object>(options));
        Pipeline.Tiny.AssertClose(trained.Make(system, trained.Network, 5), trained.Make(system, network, 5), 0);
    }

    // At the end of the first epoch of three.
    private static void Cancel(TrainingProgress report, CancellationTokenSource cancellation)
    {
        if (report.IsEndOfEpoch)
            cancellation.Cancel();
    }

    // A setting that no run of the battery has.
    private static object? Other(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(int) => 7,
        var type when type == typeof(long) => 7L,
        var type when type == typeof(double) => 0.7,
        var type when type == typeof(float) => 0.7f,
        var type when type == typeof(string) => "other",
        var type when type == typeof(bool) => true,
        var type when type == typeof(TimeSpan) => TimeSpan.FromTicks(1),
        var type when type == typeof(CancellationToken) => new CancellationToken(canceled: true),
        var type when type == typeof(LearningRateSchedule) => LearningRateSchedule.LinearDecay(0.7),
        var type when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
        _ => null,
    };
}
