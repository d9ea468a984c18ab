namespace MLNetGan;

/// <summary>
/// Options of LSGAN (Mao 2016): DCGAN's networks under least-squares losses with the targets 0 for generated images and 1 for
/// real ones and for the generator (equation 9).
/// </summary>
public sealed class LsganOptions : ConvolutionalGanOptions
{
    /// <summary>Creates the reference's options.</summary>
    public LsganOptions()
    {
        Epochs = 35;
        BatchSize = 64;
        Dropout = 0;
        AdversarialLoss = AdversarialLoss.LeastSquares;
    }

    /// <summary>Options sized for a CPU, as <see cref="DcganOptions.Compact"/>.</summary>
    public static LsganOptions Compact() => new LsganOptions().AsCompact<LsganOptions>();

    internal override string System => "lsgan";
}
