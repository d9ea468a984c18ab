using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>
/// Options of ProGAN (Karras, Aila, Laine and Lehtinen 2017): networks that grow from 4x4 pixels, block by block, to the size
/// of the images, each new resolution first faded in and then stabilized. Defaults are the paper's and, for the sizes of
/// batches, those of the authors' code for one GPU.
/// </summary>
/// <remarks>
/// The smallest images have a smaller side of 4 to 7 pixels, and every resolution doubles the one before: images of 32x32
/// grow 4, 8, 16, 32; those of 28x28 grow 7, 14, 28. The run ends with its last phase. <see cref="TrainingOptions.MaximumDuration"/>
/// shortens all phases where they would take longer; <see cref="TrainingOptions.Epochs"/> can end the run before its last one. A pass
/// over the images is cut off where a phase ends, and counts as an epoch.
/// </remarks>
public sealed class ProGanOptions : LatentGanOptions
{
    private const double LeastKimg = 0.001, MostKimg = 1e9, MostFactor = 1e6;

    private ProGanStage[] _stages =
    [
        new(32) { BatchSize = 64 }, new(64) { BatchSize = 32 }, new(128) { BatchSize = 16 }, new(256) { BatchSize = 8 },
        new(512) { BatchSize = 4 }, new(1024) { BatchSize = 4, LearningRateFactor = 1.5 },
    ];

    /// <summary>Creates the reference's options.</summary>
    public ProGanOptions()
    {
        LatentSize = 512;
        Epochs = int.MaxValue;
        BatchSize = 128;
        AdversarialLoss = AdversarialLoss.Wasserstein;
        GradientPenaltyWeight = 10;
        GeneratorLearningRate = DiscriminatorLearningRate = 1e-3;
        Beta1 = 0;
        Beta2 = 0.99;
        AverageDecay = 0.999;
    }

    /// <summary>
    /// The key-typed label column (use MapValueToKey) for a generator of wanted labels: its noise is joined by the label, and
    /// the discriminator also tells labels, as in AC-GAN; null for a generator without labels. The default value is null.
    /// </summary>
    [NamesColumn(IsSwitch = true)]
    public string? LabelColumnName { get; set; }

    /// <summary>The weight of the class loss of both networks, where there are labels. The default value is 1.</summary>
    [Range(0, double.MaxValue)]
    public double ClassWeight { get; set; } = 1;

    /// <summary>Thousands of real images while the blocks of a resolution are faded in. The default value is 800.</summary>
    [Range(0, MostKimg)]
    public double FadeKimg { get; set; } = 800;

    /// <summary>
    /// Thousands of real images at each resolution after its blocks are faded in, at least one image. The default value is 800.
    /// </summary>
    [Range(LeastKimg, MostKimg)]
    public double StabilizationKimg { get; set; } = 800;

    /// <summary>
    /// What resolutions have otherwise than the rest, in rising order. The default is batches of 64 images from 32 pixels on, of
    /// 32 from 64, 16 from 128, 8 from 256, 4 from 512, and learning rates 1.5 times as high at 1024 (the authors' code).
    /// </summary>
    public IReadOnlyList<ProGanStage> Stages
    {
        get => _stages;
        set => _stages = value is null ? null! : [.. value];
    }

    /// <summary>
    /// Channels at the n-th resolution, counted from 1, are this halved n times, up to <see cref="MaximumChannels"/>. The
    /// default value is 8192: 512 channels from 4x4 to 32x32, then 256, 128, 64, 32 and, at 1024x1024, 16.
    /// </summary>
    [Range(2, 1 << 20)]
    public int BaseChannels { get; set; } = 8192;

    /// <summary>The largest number of channels. The default value is 512.</summary>
    [Range(1, 4096)]
    public int MaximumChannels { get; set; } = 512;

    /// <summary>
    /// Channels inside the block of the smallest resolution, in both networks; null for the rule of
    /// <see cref="BaseChannels"/>. The default value is null.
    /// </summary>
    [Range(1, 4096)]
    public int? FirstBlockChannels { get; set; }

    /// <summary>What keeps the size of activations. The default value is <see cref="ProGanNormalization.Pixel"/>.</summary>
    public ProGanNormalization Normalization { get; set; }

    /// <summary>
    /// Whether weights are scaled by He's constants at run time (section 4.1), rather than when they are first drawn. The
    /// default value is true.
    /// </summary>
    public bool EqualizeLearningRate { get; set; } = true;

    /// <summary>
    /// Images in a group of the discriminator's minibatch standard deviation (section 3), at least 2; 0 for networks without
    /// it. The default value is 4.
    /// </summary>
    [Range(0, int.MaxValue), DeniedValues(1)]
    public int MinibatchGroupSize { get; set; } = 4;

    /// <summary>
    /// The weight of the squared scores of real images, which keeps them from drifting (appendix A.1). The default value is 0.001.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double DriftWeight { get; set; } = 1e-3;

    /// <summary>Whether half of the real images, by chance, are mirrored left to right. The default value is false.</summary>
    public bool Mirror { get; set; }

    /// <summary>
    /// Options sized for a CPU and images of 32x32, for which two cores take half an hour: 128, 64, 32 and 16 channels at
    /// 4, 8, 16 and 32 pixels, latent vectors of 128, batches of 32; 40 thousand real images in each phase, half of that after the
    /// fade to 8 pixels, 1.5 and 10 times that at 32 pixels; linear decay of the learning rates in the last 40 %.
    /// </summary>
    public static ProGanOptions Compact() => new()
    {
        LatentSize = 128,
        BatchSize = 32,
        BaseChannels = 256,
        MaximumChannels = 128,
        FadeKimg = 40,
        StabilizationKimg = 40,
        Stages = [new(8) { StabilizationFactor = 0.5 }, new(14), new(28) { FadeFactor = 1.5, StabilizationFactor = 10 }],
        Schedule = LearningRateSchedule.LinearDecay(0.6),
    };

    internal override string System => "progan";

    internal override string? Label => LabelColumnName;

    internal override int SmallestBatch => Normalization == ProGanNormalization.Batch ? 2 : 1;

    /// <summary>The stage that a resolution belongs to; an empty one below the first.</summary>
    internal ProGanStage StageAt(int resolution) =>
        Stages.LastOrDefault(stage => stage.Resolution <= resolution) ?? new ProGanStage(resolution);

    internal override void Validate()
    {
        base.Validate();
        Require(Stages is not null, nameof(Stages), null, "a list of stages, which may be empty");
        Require(Stages!.All(stage => stage is not null), nameof(Stages), "null among them", "a list of stages");
        foreach (ProGanStage stage in Stages!)
        {
            Require(stage.Resolution >= 1, nameof(Stages), stage, "for every stage a resolution of at least 1");
            Require(stage.BatchSize is null || (stage.BatchSize >= SmallestBatch && stage.BatchSize <= MostInABatch), nameof(Stages), stage,
                $"for every stage a batch of {SmallestBatch} to {MostInABatch} images, or none of its own");
            Require(stage.LearningRateFactor is null or (> 0 and < double.PositiveInfinity), nameof(Stages), stage,
                "for every stage a positive factor on rates, or none");
            Require(stage.FadeFactor is null or (>= 0 and <= MostFactor), nameof(Stages), stage,
                $"for every stage a factor from 0 to {MostFactor} on the fade, or none");
            Require(stage.StabilizationFactor is null or (> 0 and <= MostFactor), nameof(Stages), stage,
                $"for every stage a factor above 0, up to {MostFactor}, on the stabilization, or none");
        }
        Require(Stages.Zip(Stages.Skip(1)).All(pair => pair.First.Resolution < pair.Second.Resolution), nameof(Stages),
            string.Join(", ", Stages.Select(stage => stage.Resolution)), "resolutions in rising order");
    }
}
