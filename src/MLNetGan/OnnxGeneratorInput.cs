namespace MLNetGan;

/// <summary>What an exported generator starts from.</summary>
public enum OnnxGeneratorInput
{
    /// <summary>Input <c>Latent</c>: standard normal values of type float, shape (batch, latent size).</summary>
    Latent,

    /// <summary>Input <c>Seed</c>: int64, shape (batch, 1). The graph computes the noise, the same as in process.</summary>
    Seed,
}
