namespace MLNetGan;

/// <summary>Options of systems that learn to translate images both ways from images of two kinds that are no pairs.</summary>
public abstract class UnpairedImageOptions : ImageToImageOptions
{
    /// <summary>
    /// The column of images that <see cref="TwoWayTransformer.Reverse"/> adds, which has the type of the input column. The
    /// default value is "Reversed".
    /// </summary>
    [NamesColumn]
    public string ReverseOutputColumnName { get; set; } = "Reversed";

    internal override void Validate()
    {
        base.Validate();
        Require(ReverseOutputColumnName != TargetColumnName, nameof(ReverseOutputColumnName), ReverseOutputColumnName,
            "another column than TargetColumnName");
    }
}
