using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>Options of systems with DCGAN's networks, which differ in their losses.</summary>
public abstract class ConvolutionalGanOptions : LatentGanOptions
{
    /// <summary>The form of the networks. The default value is <see cref="GanArchitecture.Reference"/>.</summary>
    public GanArchitecture Architecture { get; set; }

    /// <summary>
    /// Channels of the discriminator's first convolution; they double with every halving of the size. The reference's
    /// generator mirrors them, up to 1024 channels; the compact one starts with three times as many. Null for 128 (64x64 and
    /// larger: 128-256-512-1024) or 64 (smaller: 64-128 at 28x28); 32 in the compact form. The default value is null.
    /// </summary>
    [Range(1, 1024)]
    public int? BaseChannels { get; set; }

    /// <summary>
    /// Dropout after the reference discriminator's convolutions but the first, or of the compact one's features; null for 0.3
    /// in the reference at 64x64 and larger, else 0. The default value is null.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double? Dropout { get; set; }

    /// <summary>
    /// Whether the discriminator has batch normalization; critics with a gradient penalty must not (Gulrajani 2017, section 4).
    /// The default value is true, unless the reference has it otherwise.
    /// </summary>
    public bool NormalizeDiscriminator { get; set; } = true;

    /// <summary>What the compact presets of all these systems share.</summary>
    private protected T AsCompact<T>() where T : ConvolutionalGanOptions
    {
        Architecture = GanArchitecture.Compact;
        LatentSize = 64;
        BatchSize = 64;
        Epochs = 100;
        GeneratorLearningRate = 1e-3;
        DiscriminatorLearningRate = 2e-4;
        AverageDecay = 0.999;
        Schedule = LearningRateSchedule.LinearDecay(0.6);
        return (T)this;
    }
}
