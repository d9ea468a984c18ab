namespace MLNetGan;

/// <summary>The way from one latent vector to another.</summary>
public enum LatentInterpolation
{
    /// <summary>
    /// Along the arc between them (White 2016, "Sampling Generative Networks"): every point is as far from the origin as
    /// vectors of noise are, so the generator knows it.
    /// </summary>
    Spherical,

    /// <summary>Along the straight line, whose middle is nearer to the origin than noise is.</summary>
    Linear,
}
