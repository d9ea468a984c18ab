namespace MLNetGan.Networks;

/// <summary>
/// He's initialization (He 2015): weights of deviation gain / sqrt(inputs of one output). At run time it is the equalized
/// learning rate (Karras 2017, section 4.1): weights are kept at deviation 1 and multiplied whenever they are used, so that
/// Adam, whose steps do not follow the size of gradients, changes all of them by the same share.
/// </summary>
/// <param name="Gain">The square root of 2 before a (leaky) ReLU, 1 before nothing.</param>
/// <param name="AtRunTime">Whether the learning rate is equalized.</param>
internal readonly record struct HeScale(double Gain, bool AtRunTime)
{
    /// <summary>What weights are multiplied with when they are used.</summary>
    public static double Factor(HeScale? scale, long inputs) => scale is { AtRunTime: true } he ? he.Deviation(inputs) : 1;

    /// <summary>The deviation that weights are drawn with; DCGAN's where no scale is asked for.</summary>
    public static double InitialDeviation(HeScale? scale, long inputs) => scale switch
    {
        null => 0.02,
        { AtRunTime: true } => 1,
        { } he => he.Deviation(inputs),
    };

    private double Deviation(long inputs) => Gain / Math.Sqrt(inputs);
}
