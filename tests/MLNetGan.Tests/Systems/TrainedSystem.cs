using Microsoft.ML;

namespace MLNetGan.Tests.Systems;

/// <summary>A system's tiny run, from its beginning to its end without a break.</summary>
/// <param name="Preparation">The fitted mapping of labels to keys; a chain of nothing without labels.</param>
/// <param name="Training">The training data as the estimator gets it.</param>
/// <param name="Network">What training gave.</param>
/// <param name="Checkpoint">The bytes of the last checkpoint's tensors.</param>
/// <param name="Losses">losses.csv without the times.</param>
internal sealed record TrainedSystem(ITransformer Preparation, IDataView Training, NetworkTransformer Network, byte[] Checkpoint, string Losses)
{
    public static MLContext ML { get; } = new(seed: 1);

    /// <summary>What a user saves: the mapping of labels, where there is one, and the network.</summary>
    public ITransformer Model(SystemCase system) => system.Data == SystemData.LabeledImages ? Preparation.Append(Network) : Network;

    public static TrainedSystem Train(SystemCase system)
    {
        using var folder = new TemporaryFolder();
        ITransformer preparation = system.Data.Preparation.Fit(system.Data.Training);
        IDataView training = preparation.Transform(system.Data.Training);
        TrainingOptions options = system.NewTiny();
        options.RunFolder = folder.Path;
        NetworkTransformer network = system.NewEstimator(ML, options).Fit(training);
        return new TrainedSystem(preparation, training, network, LastCheckpoint(folder), ReadLosses(folder));
    }

    public static string[] Checkpoints(TemporaryFolder run) => Directory.Exists(run.File("checkpoints"))
        ? [.. Directory.GetDirectories(run.File("checkpoints")).Order(StringComparer.Ordinal)]
        : [];

    public static byte[] LastCheckpoint(TemporaryFolder run) => File.ReadAllBytes(Path.Combine(Checkpoints(run)[^1], "model.safetensors"));

    public static string ReadLosses(TemporaryFolder run) =>
        string.Join('\n', File.ReadAllLines(run.File("losses.csv")).Select(row => string.Join(',', row.Split(',').Where((_, column) => column != 2))));

    /// <summary>What a model makes of rows.</summary>
    public float[][] Make(SystemCase system, NetworkTransformer network, int count) =>
        Pipeline.Tiny.Images(network.Transform(Preparation.Transform(system.Data.Requests(count))), system.Data.Output);
}
