namespace MLNetGan;

/// <summary>The forms of a system's networks.</summary>
public enum GanArchitecture
{
    /// <summary>The published networks.</summary>
    Reference,

    /// <summary>
    /// A form that trains several times faster on a CPU, shared by all systems that start from noise: noise and conditions are
    /// projected and added, then normalized and doubled with kernels of 4x4, with one more convolution before the last
    /// doubling; a discriminator of strided convolutions, one more than there are doublings.
    /// </summary>
    Compact,
}
