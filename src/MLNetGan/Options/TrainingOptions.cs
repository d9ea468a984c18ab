using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using static System.FormattableString;

namespace MLNetGan;

/// <summary>What every system's options share: pixel values, the optimizer's settings, how long to train and how to watch it.</summary>
/// <remarks>
/// The range of a property stands on it as an attribute, or follows from its type: numbers are finite, enums have one of their
/// names. What breaks a range or a rule between properties is refused by the catalog's methods.
/// </remarks>
public abstract partial class TrainingOptions
{
    /// <summary>More images would not go into any memory at once.</summary>
    private protected const int MostInABatch = 65_536;

    private const float UsualMaximum = 255;

    /// <summary>The pixel value that stands for black in vector columns. The default value is 0.</summary>
    public float PixelMinimum { get; set; }

    /// <summary>
    /// The pixel value that stands for full intensity in vector columns. The default value is 255, as ExtractPixels makes it.
    /// </summary>
    public float PixelMaximum { get; set; } = UsualMaximum;

    /// <summary>
    /// Channels taken from an image column: 1 (grey), 3 (RGB) or 4 (RGBA); vector columns have their own. The default value is 3.
    /// </summary>
    [AllowedValues(1, 3, 4)]
    public int ImageChannels { get; set; } = 3;

    /// <summary>Passes over the training data. The default value is the reference's.</summary>
    [Range(1, int.MaxValue)]
    [MayChangeOnResume]
    public int Epochs { get; set; } = 100;

    /// <summary>
    /// Training time after which the run ends even before its last epoch, but not before each network has learned once; null for no limit.
    /// The default value is null.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "10675199.02:48:05.4775807", MinimumIsExclusive = true, ParseLimitsInInvariantCulture = true)]
    [MayChangeOnResume]
    public TimeSpan? MaximumDuration { get; set; }

    /// <summary>Images in a training step. The default value is the reference's.</summary>
    [Range(1, MostInABatch)]
    public int BatchSize { get; set; } = 64;

    /// <summary>
    /// The optimizer of all networks. The default value is <see cref="OptimizerKind.Adam"/>, unless the reference has another.
    /// </summary>
    public OptimizerKind Optimizer { get; set; }

    /// <summary>Adam's decay of the first moment. The default value is 0.5 (Radford 2015, section 4).</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; set; } = 0.5;

    /// <summary>Adam's decay of the second moment. The default value is 0.999.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>
    /// The share of each weight that is added to its gradient before the optimizer's step, which draws weights towards zero; 0 for none.
    /// The default value is 0, unless the reference has another.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double WeightDecay { get; set; }

    /// <summary>
    /// How the learning rates change over the run. Steps are at epochs, and stay there in longer runs; linear decay goes by the share of
    /// the run. The default value is the reference's.
    /// </summary>
    [JsonConverter(typeof(LearningRateScheduleConverter))]
    public LearningRateSchedule Schedule { get; set; } = LearningRateSchedule.Constant;

    /// <summary>
    /// Decay per step of the moving average of weights, which is what trained transformers use; 0 uses the last weights. The default value
    /// is 0, as the references have no average.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double AverageDecay { get; set; }

    /// <summary>
    /// The seed of weights, noise and order of the data; null to use 0. The default value is null. The seed of the MLContext has no
    /// part in it.
    /// </summary>
    public long? Seed { get; set; }

    /// <summary>
    /// The folder that receives losses.csv, sample sheets, checkpoints and, in the end, samples.png, metrics.json (for which images
    /// with labels are read once more) and report.html; null to write nothing. The default value is null.
    /// </summary>
    [JsonIgnore]
    public string? RunFolder { get; set; }

    /// <summary>
    /// The folder that receives losses, their terms, scalars and sheets of samples for TensorBoard (a file of events, about a row a
    /// second); null for none. The default value is null.
    /// </summary>
    [JsonIgnore]
    public string? TensorBoardFolder { get; set; }

    /// <summary>
    /// Goes on from the last whole checkpoint in <see cref="RunFolder"/>, if there is one. Data, labels and options must be those of
    /// the run, but for <see cref="Epochs"/>, <see cref="MaximumDuration"/>, <see cref="EvaluationInterval"/>,
    /// <see cref="SheetInterval"/>, <see cref="Patience"/>, <see cref="Distributed"/>, <see cref="SynchronizeBatchNormalization"/>,
    /// <see cref="TensorBoardFolder"/> and where the data lies. The default value is false.
    /// </summary>
    [JsonIgnore]
    public bool Resume { get; set; }

    /// <summary>
    /// Lets <see cref="Resume"/> go on with other images than those that the run was trained on so far; columns, sizes and labels must be
    /// the run's all the same. The default value is false.
    /// </summary>
    [JsonIgnore]
    public bool AllowOtherData { get; set; }

    /// <summary>Receives reports during training; called on the training thread. The default value is null.</summary>
    [JsonIgnore]
    public IProgress<TrainingProgress>? Progress { get; set; }

    /// <summary>
    /// Stops training: with a run folder a checkpoint is written first. Fit then throws <see cref="OperationCanceledException"/>.
    /// So does the end of the process, which waits for that, but not longer than ten seconds.
    /// </summary>
    [JsonIgnore]
    public CancellationToken CancellationToken { get; set; }

    /// <summary>
    /// Called with the options that the run then has, when nothing in its folder or the data can refuse it any more, before its first step.
    /// </summary>
    internal Action<TrainingOptions>? Accepted { get; set; }

    /// <summary>The system's name in run folders and on the command line.</summary>
    internal abstract string System { get; }

    /// <summary>The columns of images that the system trains on.</summary>
    internal abstract IReadOnlyList<TrainingImages> Images { get; }

    /// <summary>The label column, where the system has one.</summary>
    internal virtual string? Label => null;

    /// <summary>The column of generated images.</summary>
    internal abstract string Output { get; }

    /// <summary>All columns of generated images, whose types are those of as many of the last columns of <see cref="Images"/>.</summary>
    internal virtual IReadOnlyList<string> Outputs => [Output];

    /// <summary>The columns that generated images depend on, some of them optional.</summary>
    internal abstract IReadOnlyList<string> GeneratorInputs { get; }

    /// <summary>The smallest batch that the networks can train on.</summary>
    internal virtual int SmallestBatch => 2;

    /// <summary>Throws for the first setting out of its range, and for settings that do not go together.</summary>
    internal virtual void Validate()
    {
        OptionProperty.RequireRanges(this);
        RequirePixelRange();
        Require(BatchSize >= SmallestBatch, nameof(BatchSize), BatchSize,
            $"at least {SmallestBatch}, because batch normalization needs several images");
        Require(Schedule is not null, nameof(Schedule), Schedule, "a schedule");
        Require(RunFolder is null || !string.IsNullOrWhiteSpace(RunFolder), nameof(RunFolder), RunFolder, "a folder or null");
        Require(TensorBoardFolder is null || !string.IsNullOrWhiteSpace(TensorBoardFolder),
            nameof(TensorBoardFolder), TensorBoardFolder, "a folder or null");
        Require(!Resume || RunFolder is not null, nameof(Resume), Resume, "a RunFolder to resume from");
    }

    /// <summary>A copy that later changes by the user do not reach.</summary>
    internal TrainingOptions Snapshot() => (TrainingOptions)MemberwiseClone();

    private protected void Require(bool condition, string property, object? value, string expected)
    {
        if (!condition)
            throw OptionProperty.Refusal(this, property, value, expected);
    }

    // The end that was set is the one to mend.
    private void RequirePixelRange()
    {
        bool isRange = PixelMaximum > PixelMinimum && float.IsFinite(PixelMaximum - PixelMinimum);
        if (PixelMaximum == UsualMaximum)
            Require(isRange, nameof(PixelMinimum), PixelMinimum, Invariant($"a finite value below PixelMaximum ({PixelMaximum})"));
        else
            Require(isRange, nameof(PixelMaximum), PixelMaximum, Invariant($"a finite value above PixelMinimum ({PixelMinimum})"));
    }
}
