using MLNetGan.Networks;
using MLNetGan.Systems;
using MLNetGan.Systems.AcGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class TrainerTests
{
    private static readonly Shape s_image = new(1, 16, 16);

    [TestMethod]
    public void Live_Tensors_Do_Not_Grow_From_Step_To_Step()
    {
        var options = new AcGanOptions { GeneratorChannels = 8, DiscriminatorChannels = 4, BatchSize = WaveSource.BatchSize, Epochs = 4, AverageDecay = 0.9 };
        var counts = new List<long>();
        // Within an epoch the next batches lie ready, sometimes one more, sometimes one less.
        options.Progress = new ProgressLog(report =>
        {
            if (report.IsEndOfEpoch)
                counts.Add(Tensor.TotalCount);
        });
        using var system = new AcGanSystem(options, s_image, 3);
        using var trainer = new Trainer(system, options, new WaveSource(8, 3), CPU, []);
        trainer.Run();
        Assert.IsTrue(counts.Count >= 4);
        Assert.AreEqual(1, counts.Skip(1).Distinct().Count(), string.Join(", ", counts));
    }

    [TestMethod]
    [DataRow(0, true)]
    [DataRow(0.9, false)]
    public void Without_Averaging_The_Last_Weights_Are_Delivered(double decay, bool isLast)
    {
        using DisposeScope scope = NewDisposeScope();
        var options = new DcganOptions { BaseChannels = 4, BatchSize = WaveSource.BatchSize, Epochs = 2, AverageDecay = decay };
        using var system = new ConvolutionalSystem(options, s_image);
        using var trainer = new Trainer(system, options, new WaveSource(5, 0), CPU, []);
        float[] Weights(Network network) => [.. network.state_dict().SelectMany(s => s.Value.data<float>().ToArray())];
        float[] initial = Weights(system["generator"].Network);
        trainer.Run();
        Assert.IsFalse(initial.AsSpan().SequenceEqual(Weights(system["generator"].Delivered)));
        Assert.AreEqual(isLast, Weights(system["generator"].Network).AsSpan().SequenceEqual(Weights(system["generator"].Delivered)));
    }

    [TestMethod]
    public void Losses_That_Are_No_Numbers_Stop_The_Run()
    {
        var options = new DcganOptions { BaseChannels = 4, BatchSize = WaveSource.BatchSize, Epochs = 3, GeneratorLearningRate = 1e30, DiscriminatorLearningRate = 1e30, Schedule = LearningRateSchedule.Constant };
        using var system = new ConvolutionalSystem(options, s_image);
        using var trainer = new Trainer(system, options, new WaveSource(5, 0), CPU, []);
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(trainer.Run);
        StringAssert.Contains(error.Message, "diverged");
        StringAssert.Contains(error.Message, "Lower the learning rates");
    }

    [TestMethod]
    public void No_Data_Is_An_Error()
    {
        var options = new DcganOptions { BaseChannels = 4, BatchSize = WaveSource.BatchSize };
        using var system = new ConvolutionalSystem(options, s_image);
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(
            () => new Trainer(system, options, new WaveSource(0, 0), CPU, []).Dispose());
        StringAssert.Contains(error.Message, "empty");
    }

    [TestMethod]
    [DataRow(35, false), DataRow(39, false), DataRow(40, true), DataRow(int.MaxValue, true)]
    public void A_Run_That_Has_Next_To_No_Learning_Rate_For_Half_Its_Epochs_Is_Foreseen(int epochs, bool isForeseen)
    {
        using var system = new ConvolutionalSystem(new DcganOptions { BaseChannels = 4 }, s_image);
        string? Foreseen(LearningRateSchedule schedule) =>
            new RunPosition(new DcganOptions { Epochs = epochs, Schedule = schedule }, system, imageCount: 24).Foreseen;
        string? told = Foreseen(LearningRateSchedule.Steps(0.1, 10, 20, 25));
        Assert.AreEqual(isForeseen, told is not null, told);
        Assert.IsNull(Foreseen(LearningRateSchedule.LinearDecay(0.5)));
        Assert.IsNull(Foreseen(LearningRateSchedule.Steps(0.5, 2)), "Half of a rate is one to learn by.");
    }

    [TestMethod]
    [DataRow(200, "TrainingOptions.Epochs is 200"), DataRow(int.MaxValue, "TrainingOptions.Epochs sets no limit")]
    public void Learning_Rates_That_Are_Spent_Early_Are_Told_With_What_To_Set(int epochs, string limit)
    {
        var options = new DcganOptions { BaseChannels = 4, Epochs = epochs };
        using var system = new ConvolutionalSystem(options, s_image);
        Assert.AreEqual("After 20 epochs the learning rates are 0.01 of what they were at first, by which hardly anything is learned, and training " +
            $"goes on long after that ({limit}, TrainingOptions.Schedule is 'steps 0.1 at 10,20,25'). In a new run give TrainingOptions.Schedule later " +
            "epochs, or 'linear from 0.5', which goes by the share of the run", new RunPosition(options, system, imageCount: 24).Foreseen);
    }

    [TestMethod]
    public void Time_Ends_A_Run_Before_Its_Epochs()
    {
        TimeSpan limit = TimeSpan.FromSeconds(1.5);
        var options = new DcganOptions { BaseChannels = 4, BatchSize = WaveSource.BatchSize, Epochs = 1_000_000, MaximumDuration = limit };
        var log = new ProgressLog();
        options.Progress = log;
        using var system = new ConvolutionalSystem(options, s_image);
        // Epochs of one step: each is reported.
        using var trainer = new Trainer(system, options, new WaveSource(1, 0), CPU, []);
        trainer.Run();
        Assert.StartsWith("the end of its time", trainer.Limit);
        foreach (TrainingProgress report in log.Reports.Where(report => report.Step < log.Reports[^1].Step))
        {
            Assert.IsLessThan(limit, report.Elapsed, "No step begins after the time is up.");
            Assert.AreEqual(limit.TotalSeconds, (report.Elapsed + report.Remaining!.Value).TotalSeconds, 1e-3);
        }
    }

    [TestMethod]
    public void However_Short_The_Time_Both_Networks_Learn_Once()
    {
        var options = new WganOptions { BaseChannels = 4, BatchSize = WaveSource.BatchSize, DiscriminatorSteps = 3, MaximumDuration = TimeSpan.FromTicks(1) };
        var log = new ProgressLog();
        options.Progress = log;
        using var system = new ConvolutionalSystem(options, s_image);
        using var trainer = new Trainer(system, options, new WaveSource(2, 0), CPU, []);
        trainer.Run();
        Assert.AreEqual(3, log.Reports[^1].Step);
    }

    [TestMethod]
    public void An_Error_While_Reading_Reaches_The_Caller()
    {
        var options = new DcganOptions { BaseChannels = 4, BatchSize = WaveSource.BatchSize };
        using var system = new ConvolutionalSystem(options, s_image);
        using var trainer = new Trainer(system, options, new BrokenSource(), CPU, []);
        Assert.AreEqual("row 7 is broken", Assert.ThrowsExactly<InvalidDataException>(trainer.Run).Message);
    }

    [TestMethod]
    public void Images_Too_Large_For_A_Batch_Are_An_Error_And_Not_Waited_For()
    {
        using var loader = new BatchLoader(new HugeSource(), 2, 2, order: 0, skippedBatches: 0, DeviceType.CPU);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.ThrowsExactly<OverflowException>(() => loader.Next(patience.Token));
    }

    // As on a GPU, whose thread of gradients asks who called it.
    [TestMethod]
    public void The_Thread_Of_Gradients_Is_Prepared_Where_Gradients_Are_Off()
    {
        using IDisposable noGrad = no_grad();
        CudaThread.Prepare(CPU);
        Assert.IsFalse(is_grad_enabled());
    }

    private sealed class HugeSource : IBatchSource
    {
        public BatchFormat Format { get; } = BatchFormat.Of(new Shape(3, 1 << 15, 1 << 15));

        public long? ImageCount => null;

        public IBatchReader Open(long order) => throw new NotSupportedException();
    }

    private sealed class BrokenSource : IBatchSource
    {
        public BatchFormat Format { get; } = BatchFormat.Of(s_image);

        public long? ImageCount => null;

        public IBatchReader Open(long order) => throw new InvalidDataException("row 7 is broken");
    }
}
