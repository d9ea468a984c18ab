using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>How far images are varied, each at random within these bounds. The defaults suit small images of single things.</summary>
public sealed class ClassicAugmentationOptions
{
    /// <summary>
    /// The column of images that <see cref="GanDataCatalog.Classic"/> varies, <c>Vector&lt;Single, C, H, W&gt;</c> with values 0..255; a
    /// filter and the uplift experiment are told their columns otherwise. The default value is "Image".
    /// </summary>
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>The largest shift in each direction, in widths and heights of the image. The default value is 0.08.</summary>
    [Range(0.0, 0.5)]
    public double Shift { get; set; } = 0.08;

    /// <summary>The largest turn to either side, in degrees. The default value is 10.</summary>
    [Range(0.0, 180.0)]
    public double Rotation { get; set; } = 10;

    /// <summary>The largest share by which things grow or shrink. The default value is 0.1.</summary>
    [Range(0.0, 0.5)]
    public double Zoom { get; set; } = 0.1;

    /// <summary>
    /// Whether half of the images are mirrored left to right: for photographs and clothes, not for digits and letters. The default value
    /// is false.
    /// </summary>
    public bool Mirror { get; set; }

    /// <summary>The largest share by which pixels get brighter or darker. The default value is 0.1.</summary>
    [Range(0.0, 1.0)]
    public double Brightness { get; set; } = 0.1;

    /// <summary>Another number varies otherwise. The default value is 0.</summary>
    public long Seed { get; set; }

    internal ClassicAugmentationOptions Checked()
    {
        OptionProperty.RequireRanges(this);
        return (ClassicAugmentationOptions)MemberwiseClone();
    }
}
