namespace MLNetGan;

/// <summary>What a context encoder has between its encoder and its decoder, so that each place knows of all others.</summary>
public enum ContextBottleneck
{
    /// <summary>
    /// A vector of <see cref="ContextEncoderOptions.BottleneckSize"/> features of the whole image, as the authors' code has it.
    /// </summary>
    Dense,

    /// <summary>A fully connected layer within each channel, and a convolution across channels (Pathak 2016, section 3.1).</summary>
    ChannelWise,
}
