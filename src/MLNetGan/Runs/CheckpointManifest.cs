using System.Text.Json.Serialization;

namespace MLNetGan.Runs;

/// <summary>What a checkpoint says of itself beside its tensors.</summary>
/// <param name="System">The system's name.</param>
/// <param name="Epoch">Whole epochs done.</param>
/// <param name="Batch">Batches done of the epoch in progress.</param>
/// <param name="Step">Steps done since the run began.</param>
/// <param name="Images">Real images seen since the run began.</param>
/// <param name="ElapsedSeconds">Training time since the run began.</param>
/// <param name="Statistics">The names of the values of each part of a step, in the order of the epoch's sums.</param>
/// <param name="Measure">What was measured at this checkpoint; null where nothing was.</param>
internal sealed record CheckpointManifest(
    string System, int Epoch, long Batch, long Step, long Images, double ElapsedSeconds, Dictionary<string, string[]> Statistics,
    TrainingMeasure? Measure)
{
    public const int CurrentFormat = 6;

    public int Format { get; init; } = CurrentFormat;

    public string Version { get; init; } = RunFormat.Version;

    /// <summary>The step after which the end of an epoch was reported last; 0 before the first.</summary>
    public long ReportedStep { get; init; }

    /// <summary>Images that phases count; null for those seen.</summary>
    public long? PhaseImages { get; init; }

    /// <summary>Epochs that phases count; null for those seen.</summary>
    public PhaseEpochs? PhaseEpochs { get; init; }

    /// <summary>How often the smallest images had been doubled: measures compare between networks that have grown as far.</summary>
    public int Level { get; init; }

    /// <summary>How often each player's weights were taken into their average; null for as often as there were steps.</summary>
    public Dictionary<string, long>? Averaged { get; init; }

    /// <summary>How the evaluations have gone.</summary>
    public EvaluationState Evaluations { get; init; } = new(0, 0, 0, 0);

    /// <summary>The file of its tensors, by which is told whether it is whole.</summary>
    public TensorFile Tensors { get; init; } = new(0, "");

    /// <summary>The epoch, from 1, that the last step belongs to.</summary>
    [JsonIgnore]
    public int LastEpoch => Batch > 0 ? Epoch + 1 : Epoch;

    /// <summary>Whether the numbers can be those of a run.</summary>
    [JsonIgnore]
    public bool IsPlausible => System.Length <= RunFormat.LongestName &&
        Epoch >= 0 && Batch >= 0 && Step >= Batch && Images >= 0 && (PhaseImages ?? Images) >= Images && Level >= 0 &&
        PhaseEpochs is not { Done: < 0 } && (PhaseEpochs is not { } epochs || (epochs.Begun - epochs.Done) is 0 or 1) &&
        ReportedStep >= 0 && ReportedStep <= Step &&
        TimeSpan.MaxValue.TotalSeconds / 2 > ElapsedSeconds && ElapsedSeconds >= 0 &&
        Measure is not { Value: null } && Evaluations.IsPlausible &&
        (Averaged is null || Averaged.Values.All(count => count >= 0 && count <= Step)) &&
        Statistics.Values.All(names => names is not null && !names.Contains(null));
}
