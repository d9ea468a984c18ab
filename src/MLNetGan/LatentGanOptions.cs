namespace MLNetGan;

/// <summary>Options of systems whose generator starts from a latent vector.</summary>
public abstract class LatentGanOptions : GanOptions
{
    /// <summary>The length of the latent vector of standard normal noise. The default value is 100.</summary>
    public int LatentSize { get; set; } = 100;

    internal override void Validate()
    {
        base.Validate();
        Require(LatentSize >= 1, nameof(LatentSize), LatentSize, "at least 1");
    }
}
