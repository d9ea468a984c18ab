using System.ComponentModel.DataAnnotations;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>Options of systems whose generator starts from a latent vector.</summary>
public abstract class LatentGanOptions : GanOptions
{
    /// <summary>
    /// The column of training images: a known-size <c>Vector&lt;Single, C, H, W&gt;</c> or an image column. The default value is "Image".
    /// </summary>
    [NamesColumn]
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>
    /// The column of generated images; null for the name of the image column, so that generated data joins loaded data. Data that has
    /// real images of that name shows the generated ones in their place once it is transformed: give another name, such as
    /// "Generated", to have both. The default value is null.
    /// </summary>
    [NamesColumn]
    public string? OutputColumnName { get; set; }

    /// <summary>The optional Int64 column that a row's noise is computed from. The default value is "Seed".</summary>
    [NamesColumn]
    public string SeedColumnName { get; set; } = "Seed";

    /// <summary>
    /// The optional <c>Vector&lt;Single&gt;</c> column of ready latent vectors, which goes before the seed. The default value is "Latent".
    /// </summary>
    [NamesColumn]
    public string LatentColumnName { get; set; } = "Latent";

    /// <summary>The length of the latent vector of standard normal noise. The default value is 100.</summary>
    [Range(1, int.MaxValue)]
    public int LatentSize { get; set; } = 100;

    /// <summary>
    /// The bound that the discriminator's weights are clipped to, from below and above, after each of its steps (Arjovsky
    /// 2017, algorithm 1); null for none. The default value is null, unless the reference has another.
    /// </summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? WeightBound { get; set; }

    internal override IReadOnlyList<TrainingImages> Images => [new("image", ImageColumnName, BatchSlot.Image, ImageChannels)];

    internal override string Output => OutputColumnName ?? ImageColumnName;

    internal override IReadOnlyList<string> GeneratorInputs =>
        Label is null ? [SeedColumnName, LatentColumnName] : [Label, SeedColumnName, LatentColumnName];
}
