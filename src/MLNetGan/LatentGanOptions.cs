namespace MLNetGan;

/// <summary>Options of systems whose generator starts from a latent vector.</summary>
public abstract class LatentGanOptions : GanOptions
{
    /// <summary>The column of training images: a known-size <c>Vector&lt;Single, C, H, W&gt;</c> or an image column. The default value is "Image".</summary>
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>The column of generated images; null for the name of the image column. The default value is null.</summary>
    public string? OutputColumnName { get; set; }

    /// <summary>The optional Int64 column that a row's noise is computed from. The default value is "Seed".</summary>
    public string SeedColumnName { get; set; } = "Seed";

    /// <summary>The optional <c>Vector&lt;Single&gt;</c> column of ready latent vectors, which goes before the seed. The default value is "Latent".</summary>
    public string LatentColumnName { get; set; } = "Latent";

    /// <summary>The length of the latent vector of standard normal noise. The default value is 100.</summary>
    public int LatentSize { get; set; } = 100;

    internal override TrainingImages Images => new("image", ImageColumnName, ImageChannels);

    internal override string Output => OutputColumnName ?? ImageColumnName;

    internal override IReadOnlyList<string> GeneratorInputs => Label is null ? [SeedColumnName, LatentColumnName] : [Label, SeedColumnName, LatentColumnName];

    internal override void Validate()
    {
        base.Validate();
        RequireColumn(ImageColumnName, nameof(ImageColumnName));
        RequireColumn(Output, nameof(OutputColumnName));
        RequireColumn(SeedColumnName, nameof(SeedColumnName));
        RequireColumn(LatentColumnName, nameof(LatentColumnName));
        Require(LatentSize >= 1, nameof(LatentSize), LatentSize, "at least 1");
    }
}
