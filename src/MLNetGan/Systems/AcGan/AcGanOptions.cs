using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>
/// Options of AC-GAN (Odena, Olah and Shlens 2016): a discriminator that also classifies, and a generator that takes a label.
/// Defaults are the published Keras form for 28x28 images of the paper's networks, generic in size and channels.
/// </summary>
public sealed class AcGanOptions : LatentGanOptions
{
    /// <summary>The key-typed label column (use MapValueToKey). The default value is "Label".</summary>
    [NamesColumn]
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The form of the networks. The default value is <see cref="GanArchitecture.Reference"/>.</summary>
    public GanArchitecture Architecture { get; set; } = GanArchitecture.Reference;

    /// <summary>The length of the label's embedding in the reference's generator. The default value is 50.</summary>
    [Range(1, int.MaxValue)]
    public int EmbeddingSize { get; set; } = 50;

    /// <summary>Channels of the generator's first map; they halve with every doubling of the size. The default value is 384.</summary>
    [Range(1, int.MaxValue)]
    public int GeneratorChannels { get; set; } = 384;

    /// <summary>
    /// Channels of the discriminator's first convolution; they double with each of its convolutions, up to 512.
    /// The default value is 32 (32-64-128-256 at 28x28).
    /// </summary>
    [Range(1, 512)]
    public int DiscriminatorChannels { get; set; } = 32;

    /// <summary>
    /// Dropout in the discriminator: after each convolution (reference), or once before the heads (compact). The default value is 0.5.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; set; } = 0.5;

    /// <summary>Weight of the class loss in the generator's loss. The default value is 1.</summary>
    [Range(0, double.MaxValue)]
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
}
