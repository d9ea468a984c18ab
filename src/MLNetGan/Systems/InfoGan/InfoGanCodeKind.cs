namespace MLNetGan;

/// <summary>How a code of InfoGAN is distributed.</summary>
public enum InfoGanCodeKind
{
    /// <summary>One of several values, each as likely.</summary>
    Categorical,

    /// <summary>A number, uniform from -1 to 1.</summary>
    Uniform,

    /// <summary>A number, standard normal.</summary>
    Gaussian,
}
