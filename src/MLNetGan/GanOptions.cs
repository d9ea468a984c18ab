using System.Text.Json.Serialization;

namespace MLNetGan;

/// <summary>What every system's options share: columns, the optimizer's settings, how long to train and how to watch it.</summary>
public abstract class GanOptions
{
    /// <summary>The column of training images: a known-size <c>Vector&lt;Single, C, H, W&gt;</c> or an image column. The default value is "Image".</summary>
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>The column of generated images; null for the name of the image column. The default value is null.</summary>
    public string? OutputColumnName { get; set; }

    /// <summary>The optional Int64 column that a row's noise is computed from. The default value is "Seed".</summary>
    public string SeedColumnName { get; set; } = "Seed";

    /// <summary>The optional <c>Vector&lt;Single&gt;</c> column of ready latent vectors, which goes before the seed. The default value is "Latent".</summary>
    public string LatentColumnName { get; set; } = "Latent";

    /// <summary>The pixel value that stands for black in vector columns. The default value is 0.</summary>
    public float PixelMinimum { get; set; }

    /// <summary>The pixel value that stands for full intensity in vector columns. The default value is 255, as ExtractPixels makes it.</summary>
    public float PixelMaximum { get; set; } = 255;

    /// <summary>Channels taken from an image column: 1 (grey), 3 (RGB) or 4 (RGBA); vector columns have their own. The default value is 3.</summary>
    public int ImageChannels { get; set; } = 3;

    /// <summary>Passes over the training data. The default value is the reference's.</summary>
    public int Epochs { get; set; } = 100;

    /// <summary>Training time after which the run ends even before its last epoch; null for no limit. The default value is null.</summary>
    public TimeSpan? MaximumDuration { get; set; }

    /// <summary>Images in a training step, at least 2. The default value is the reference's.</summary>
    public int BatchSize { get; set; } = 64;

    /// <summary>Adam's learning rate for the generator. The default value is 0.0002.</summary>
    public double GeneratorLearningRate { get; set; } = 2e-4;

    /// <summary>Adam's learning rate for the discriminator. The default value is 0.0002.</summary>
    public double DiscriminatorLearningRate { get; set; } = 2e-4;

    /// <summary>Adam's decay of the first moment. The default value is 0.5 (Radford 2015, section 4).</summary>
    public double Beta1 { get; set; } = 0.5;

    /// <summary>Adam's decay of the second moment. The default value is 0.999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>How the learning rates change over the run. The default value is the reference's.</summary>
    [JsonConverter(typeof(LearningRateScheduleConverter))]
    public LearningRateSchedule Schedule { get; set; } = LearningRateSchedule.Constant;

    /// <summary>
    /// Decay per step of the moving average of the generator's weights, which is what the trained transformer uses;
    /// 0 uses the last weights. The default value is 0, as the references have no average.
    /// </summary>
    public double AverageDecay { get; set; }

    /// <summary>The seed of weights, noise and order of the data; null to use 0. The default value is null.</summary>
    public long? Seed { get; set; }

    /// <summary>
    /// The folder that receives losses.csv, sample sheets and checkpoints; null to write nothing. The default value is null.
    /// </summary>
    [JsonIgnore]
    public string? RunFolder { get; set; }

    /// <summary>Goes on from the last checkpoint in <see cref="RunFolder"/>, if there is one. The default value is false.</summary>
    [JsonIgnore]
    public bool Resume { get; set; }

    /// <summary>Receives reports during training; called on the training thread. The default value is null.</summary>
    [JsonIgnore]
    public IProgress<TrainingProgress>? Progress { get; set; }

    /// <summary>
    /// Stops training: with a run folder a checkpoint is written first. Fit then throws <see cref="OperationCanceledException"/>.
    /// </summary>
    [JsonIgnore]
    public CancellationToken CancellationToken { get; set; }

    /// <summary>The system's name in run folders and on the command line.</summary>
    internal abstract string System { get; }

    /// <summary>The label column, where the system has one.</summary>
    internal virtual string? Label => null;

    /// <summary>The name of the generated column.</summary>
    internal string Output => OutputColumnName ?? ImageColumnName;

    /// <summary>Throws for the first setting out of its range.</summary>
    internal virtual void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(ImageColumnName), nameof(ImageColumnName), ImageColumnName, "a column name");
        Require(OutputColumnName is null || OutputColumnName.Trim().Length > 0, nameof(OutputColumnName), OutputColumnName, "a column name or null");
        Require(!string.IsNullOrWhiteSpace(SeedColumnName), nameof(SeedColumnName), SeedColumnName, "a column name");
        Require(!string.IsNullOrWhiteSpace(LatentColumnName), nameof(LatentColumnName), LatentColumnName, "a column name");
        Require(PixelMaximum > PixelMinimum && float.IsFinite(PixelMaximum - PixelMinimum), nameof(PixelMaximum), PixelMaximum, $"a finite value above PixelMinimum ({PixelMinimum})");
        Require(ImageChannels is 1 or 3 or 4, nameof(ImageChannels), ImageChannels, "1, 3 or 4");
        Require(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Require(MaximumDuration is null || MaximumDuration > TimeSpan.Zero, nameof(MaximumDuration), MaximumDuration, "a positive time or null");
        Require(BatchSize >= 2, nameof(BatchSize), BatchSize, "at least 2, because batch normalization needs several images");
        Require(GeneratorLearningRate > 0, nameof(GeneratorLearningRate), GeneratorLearningRate, "a positive number");
        Require(DiscriminatorLearningRate > 0, nameof(DiscriminatorLearningRate), DiscriminatorLearningRate, "a positive number");
        Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "from 0 to below 1");
        Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "from 0 to below 1");
        Require(Schedule is not null, nameof(Schedule), Schedule, "a schedule");
        Require(AverageDecay is >= 0 and < 1, nameof(AverageDecay), AverageDecay, "from 0 to below 1");
        Require(!Resume || RunFolder is not null, nameof(Resume), Resume, "a RunFolder to resume from");
    }

    /// <summary>A copy that later changes by the user do not reach.</summary>
    internal GanOptions Snapshot() => (GanOptions)MemberwiseClone();

    private protected void Require(bool condition, string property, object? value, string expected)
    {
        if (!condition)
            throw new ArgumentOutOfRangeException(property, value, $"{GetType().Name}.{property}: expected {expected}, got {value ?? "null"}.");
    }
}
