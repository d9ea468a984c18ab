using MLNetGan.Networks;
using MLNetGan.Runs;
using MLNetGan.Systems;
using MLNetGan.Systems.Draw;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

/// <summary>Small runs that several processes share, or one has.</summary>
internal static class RankedRun
{
    private static readonly Shape s_image = new(1, 16, 16);

    public static DcganOptions Dcgan(int batch = 64) => new()
    {
        BaseChannels = 4,
        LatentSize = 8,
        BatchSize = batch,
        Epochs = 1,
        Seed = 5,
        AverageDecay = 0.9,
        Optimizer = OptimizerKind.RmsProp,
        Schedule = LearningRateSchedule.Constant,
    };

    /// <summary>Without batch normalization.</summary>
    public static DrawOptions Draw() => new() { Steps = 3, LatentsPerStep = 4, Units = 8, ReadSize = 3, WriteSize = 2, BatchSize = 64, Epochs = 1, Seed = 5 };

    /// <summary>Trains, and gives the weights and running statistics of all networks, by name, and what was reported last.</summary>
    public static (Dictionary<string, float[]> Weights, TrainingProgress Last) Train(
        TrainingOptions options, int images, IRankGroup? ranks = null, IMeasure? measure = null, IBatchSource? source = null,
        Action<long>? tellSteps = null)
    {
        using DisposeScope scope = NewDisposeScope();
        using TrainingSystem system = options is DrawOptions draw ? new DrawSystem(draw, s_image) : new ConvolutionalSystem((DcganOptions)options, s_image);
        var log = new ProgressLog();
        options.Progress = log;
        List<ITrainingObserver> observers = [];
        if (options.RunFolder is { } folder && ranks is null or { Rank: 0 })
            observers.Add(new RunRecorder(new RunFolder(options.RunFolder!), options, new NoSheet()));
        using (var trainer = new Trainer(system, options, source ?? new CountedSource(images, s_image), CPU, observers, measure, null, ranks))
        {
            try
            {
                trainer.Run();
            }
            finally
            {
                tellSteps?.Invoke(trainer.StepsDone);
            }
        }
        Dictionary<string, float[]> weights = system.Networks
            .SelectMany(network => network.Network.state_dict().Select(state => (Name: $"{network.Name}.{state.Key}", state.Value)))
            .ToDictionary(state => state.Name, state => state.Value.data<float>().ToArray());
        return (weights, log.Reports[^1]);
    }

    /// <summary>The distance of two vectors, as a share of the second one's length.</summary>
    public static double Distance(float[] values, float[] from) =>
        Math.Sqrt(values.Zip(from, (a, b) => Math.Pow(a - b, 2)).Sum() / Math.Max(from.Sum(b => (double)b * b), 1e-12));

    private sealed class NoSheet : ISampleSheet
    {
        public void Write(string path, int epoch)
        {
        }
    }
}
