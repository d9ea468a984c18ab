namespace MLNetGan.Networks;

/// <summary>The convolutions of a discriminator that judges patches (Isola 2016, appendix 6.1.2).</summary>
/// <param name="Channels">Channels of the first one; they double with each further one, up to eight times as many.</param>
/// <param name="Count">How many follow the first one, before the last: all of them but one move by the stride.</param>
/// <param name="Kernel">The side of their kernels.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Padding">Zeros on each side.</param>
internal sealed record PatchLayers(int Channels, int Count, int Kernel, int Stride, int Padding)
{
    private const int MostDoublings = 3;

    /// <summary>The layers of each convolution, the last of which gives a map of logits.</summary>
    /// <param name="inputs">Channels of what is judged.</param>
    /// <param name="normalization">Makes the layer after each convolution but the first and the last.</param>
    public IEnumerable<Layer[]> Parts(long inputs, Func<long, Layer> normalization)
    {
        yield return [new Convolution(inputs, Outputs(0), Kernel, Stride, Padding), Activation.LeakyReLU(0.2)];
        for (int level = 1; level <= Count; level++)
        {
            yield return
            [
                new Convolution(Outputs(level - 1), Outputs(level), Kernel, level < Count ? Stride : 1, Padding, hasBias: false),
                normalization(Outputs(level)),
                Activation.LeakyReLU(0.2),
            ];
        }
        yield return [new Convolution(Outputs(Count), 1, Kernel, 1, Padding)];
    }

    private long Outputs(int level) => (long)Channels << Math.Min(level, MostDoublings);
}
