using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>
/// Options of the first GAN (Goodfellow 2014): fully connected networks and cross-entropy. Widths are those of the widely used
/// Keras form (generator 256-512-1024 with batch normalization, discriminator 512-256), which the paper leaves open.
/// </summary>
public sealed class VanillaGanOptions : LatentGanOptions
{
    /// <summary>Creates the reference's options.</summary>
    public VanillaGanOptions()
    {
        Epochs = 100;
        BatchSize = 64;
    }

    /// <summary>Dropout after each hidden layer of the discriminator. The default value is 0.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; set; }

    /// <summary>
    /// Options for short runs: the same networks, which are small, with dropout 0.3, linear decay of the learning rates in the
    /// last 40 %, and weights averaged with decay 0.999.
    /// </summary>
    public static VanillaGanOptions Compact() => new()
    {
        Dropout = 0.3,
        AverageDecay = 0.999,
        Schedule = LearningRateSchedule.LinearDecay(0.6),
    };

    internal override string System => "gan";
}
