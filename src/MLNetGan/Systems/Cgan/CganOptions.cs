using System.ComponentModel.DataAnnotations;
using MLNetGan.Networks;

namespace MLNetGan;

/// <summary>
/// Options of CGAN (Mirza and Osindero 2014): generator and discriminator both see the label. The reference's networks are fully
/// connected, with the label's embedding joined to noise and pixels; widths are those of the widely used Keras form.
/// </summary>
public sealed class CganOptions : LatentGanOptions
{
    /// <summary>Creates the reference's options.</summary>
    public CganOptions()
    {
        Epochs = 100;
        BatchSize = 64;
    }

    /// <summary>The key-typed label column (use MapValueToKey). The default value is "Label".</summary>
    [NamesColumn]
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The form of the networks. The default value is <see cref="GanArchitecture.Reference"/>.</summary>
    public GanArchitecture Architecture { get; set; }

    /// <summary>
    /// Channels of the compact discriminator's first convolution; the compact generator starts with three times as many. The
    /// default value is 32.
    /// </summary>
    [Range(1, 512)]
    public int BaseChannels { get; set; } = CompactBody.DefaultChannels;

    /// <summary>
    /// Dropout after each hidden layer of the reference's discriminator, or of the compact one's features. The default value is 0.4.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; set; } = 0.4;

    /// <summary>
    /// Options sized for a CPU: the compact networks, with a projection discriminator (Miyato and Koyama 2018: the label's
    /// embedding times the image's features is added to the judgement); latent vectors of 64, learning rates 0.001 (generator)
    /// and 0.0002 with linear decay in the last 40 %, weights averaged with decay 0.999.
    /// </summary>
    public static CganOptions Compact() => new()
    {
        Architecture = GanArchitecture.Compact,
        LatentSize = 64,
        Dropout = 0,
        GeneratorLearningRate = 1e-3,
        AverageDecay = 0.999,
        Schedule = LearningRateSchedule.LinearDecay(0.6),
    };

    internal override string System => "cgan";

    internal override string? Label => LabelColumnName;
}
