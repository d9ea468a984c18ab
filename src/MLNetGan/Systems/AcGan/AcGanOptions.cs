namespace MLNetGan;

/// <summary>
/// Options of AC-GAN (Odena, Olah and Shlens 2016): a discriminator that also classifies, and a generator that takes a label.
/// Defaults are the published Keras form for 28x28 images of the paper's networks, generic in size and channels.
/// </summary>
public sealed class AcGanOptions : LatentGanOptions
{
    /// <summary>The key-typed label column (use MapValueToKey). The default value is "Label".</summary>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The form of the networks. The default value is <see cref="GanArchitecture.Reference"/>.</summary>
    public GanArchitecture Architecture { get; set; } = GanArchitecture.Reference;

    /// <summary>The length of the label's embedding in the reference's generator. The default value is 50.</summary>
    public int EmbeddingSize { get; set; } = 50;

    /// <summary>Channels of the generator's first map; they halve with every doubling of the size. The default value is 384.</summary>
    public int GeneratorChannels { get; set; } = 384;

    /// <summary>
    /// Channels of the discriminator's first convolution; they double with each of its convolutions, up to 512.
    /// The default value is 32 (32-64-128-256 at 28x28).
    /// </summary>
    public int DiscriminatorChannels { get; set; } = 32;

    /// <summary>Dropout in the discriminator: after each convolution (reference), or once before the heads (compact). The default value is 0.5.</summary>
    public double Dropout { get; set; } = 0.5;

    /// <summary>Weight of the class loss in the generator's loss. The default value is 1.</summary>
    public double GeneratorClassWeight { get; set; } = 1;

    /// <summary>Whether the discriminator's class loss also counts generated images, as in the paper. The default value is true.</summary>
    public bool ClassifyGenerated { get; set; } = true;

    /// <summary>
    /// Options sized for a CPU: narrow networks of the compact form, which learn readable MNIST digits in minutes on two
    /// cores. Learning rates 0.0005 with linear decay in the last 40 %, class loss on real images only and of weight 0.3 for
    /// the generator, dropout 0.4 before the discriminator's heads, weights averaged with decay 0.999.
    /// </summary>
    public static AcGanOptions Compact() => new()
    {
        Architecture = GanArchitecture.Compact,
        LatentSize = 64,
        GeneratorChannels = 96,
        DiscriminatorChannels = 32,
        GeneratorLearningRate = 5e-4,
        DiscriminatorLearningRate = 5e-4,
        ClassifyGenerated = false,
        GeneratorClassWeight = 0.3,
        Dropout = 0.4,
        AverageDecay = 0.999,
        Schedule = LearningRateSchedule.LinearDecay(0.6),
    };

    internal override string System => "acgan";

    internal override string? Label => LabelColumnName;

    internal override void Validate()
    {
        base.Validate();
        Require(!string.IsNullOrWhiteSpace(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column name");
        Require(Enum.IsDefined(Architecture), nameof(Architecture), Architecture, "a GanArchitecture");
        Require(EmbeddingSize >= 1, nameof(EmbeddingSize), EmbeddingSize, "at least 1");
        Require(GeneratorChannels >= 1, nameof(GeneratorChannels), GeneratorChannels, "at least 1");
        Require(DiscriminatorChannels is >= 1 and <= 512, nameof(DiscriminatorChannels), DiscriminatorChannels, "from 1 to 512");
        Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 to below 1");
        Require(GeneratorClassWeight >= 0 && double.IsFinite(GeneratorClassWeight), nameof(GeneratorClassWeight), GeneratorClassWeight, "at least 0");
    }
}
