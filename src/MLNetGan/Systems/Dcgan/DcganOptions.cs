namespace MLNetGan;

/// <summary>
/// Options of DCGAN (Radford, Metz and Chintala 2015). Defaults are the paper's, with the 64x64 networks of the authors
/// and their 28x28 form; where the paper gives no number, those of a published TensorFlow run on CelebA and MNIST.
/// </summary>
public sealed class DcganOptions : LatentGanOptions
{
    /// <summary>Creates the reference's options.</summary>
    public DcganOptions()
    {
        Epochs = 35;
        BatchSize = 128;
        Schedule = LearningRateSchedule.Steps(0.1, 10, 20, 25);
    }

    /// <summary>
    /// Channels of the discriminator's first convolution and of the generator's last hidden layer; they double with every
    /// halving of the size, up to 1024. Null for 128 (64x64 and larger: 128-256-512-1024) or 64 (smaller: 64-128 at 28x28).
    /// The default value is null.
    /// </summary>
    public int? BaseChannels { get; set; }

    /// <summary>
    /// Dropout after the discriminator's convolutions but the first; null for 0.3 at 64x64 and larger, else 0.
    /// The default value is null.
    /// </summary>
    public double? Dropout { get; set; }

    /// <summary>
    /// Options sized for a CPU: narrow networks (32 base channels: 32-64 at 28x28, 32-64-128-256 at 64x64) without dropout,
    /// batches of 64, learning rates 0.0005 with linear decay in the last 40 %, weights averaged with decay 0.999.
    /// </summary>
    public static DcganOptions Compact() => new()
    {
        Epochs = 100,
        BatchSize = 64,
        BaseChannels = 32,
        Dropout = 0,
        GeneratorLearningRate = 5e-4,
        DiscriminatorLearningRate = 5e-4,
        AverageDecay = 0.999,
        Schedule = LearningRateSchedule.LinearDecay(0.6),
    };

    internal override string System => "dcgan";

    internal override void Validate()
    {
        base.Validate();
        Require(BaseChannels is null or (>= 1 and <= 1024), nameof(BaseChannels), BaseChannels, "from 1 to 1024 or null");
        Require(Dropout is null or (>= 0 and < 1), nameof(Dropout), Dropout, "from 0 to below 1 or null");
    }
}
