namespace MLNetGan;

/// <summary>
/// Options of DCGAN (Radford, Metz and Chintala 2015). Defaults are the paper's, with the 64x64 networks of the authors
/// and their 28x28 form; where the paper gives no number, those of a published TensorFlow run on CelebA and MNIST.
/// </summary>
/// <remarks>
/// The run's learning rates are a thousandth after 25 epochs: for many more than its 35, or where time alone ends training, set another
/// <see cref="TrainingOptions.Schedule"/>, such as <c>LearningRateSchedule.LinearDecay(0.5)</c>.
/// </remarks>
public sealed class DcganOptions : ConvolutionalGanOptions
{
    /// <summary>Creates the reference's options.</summary>
    public DcganOptions()
    {
        Epochs = 35;
        BatchSize = 128;
        Schedule = LearningRateSchedule.Steps(0.1, 10, 20, 25);
    }

    /// <summary>
    /// Options sized for a CPU: the compact networks of 32 base channels, latent vectors of 64, batches of 64, learning rates
    /// 0.001 (generator) and 0.0002 with linear decay in the last 40 %, weights averaged with decay 0.999.
    /// </summary>
    public static DcganOptions Compact() => new DcganOptions().AsCompact<DcganOptions>();

    internal override string System => "dcgan";
}
