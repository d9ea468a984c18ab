using System.ComponentModel.DataAnnotations;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>Options of systems that learn to translate images: from input images, and targets such as they should become.</summary>
public abstract class ImageToImageOptions : GanOptions
{
    /// <summary>
    /// The column of images to translate: a known-size <c>Vector&lt;Single, C, H, W&gt;</c> or an image column. The
    /// default value is "Input".
    /// </summary>
    [NamesColumn]
    public string InputColumnName { get; set; } = "Input";

    /// <summary>
    /// The column of targets, of the same kinds and height and width. It is read in training, and by the way back of a system that learns
    /// both (<see cref="TwoWayTransformer.Reverse"/>). The default value is "Target".
    /// </summary>
    [NamesColumn]
    public string TargetColumnName { get; set; } = "Target";

    /// <summary>The column of translated images, which has the type of the target column. The default value is "Translated".</summary>
    [NamesColumn]
    public string OutputColumnName { get; set; } = "Translated";

    /// <summary>
    /// Channels taken from the input where it is an image column: 1 (grey), 3 (RGB) or 4 (RGBA); a vector column has its
    /// own. The default value is 3.
    /// </summary>
    [AllowedValues(1, 3, 4)]
    public int InputChannels { get; set; } = 3;

    /// <summary>
    /// Jitter: images are enlarged by this factor and cut to their old size at a random place, both of a pair alike where images are pairs;
    /// 1 leaves them as they are. The default value is 286/256 (Isola 2016, appendix 6.2), unless the reference has another.
    /// </summary>
    [Range(1.0, 2.0)]
    public double Jitter { get; set; } = 286.0 / 256;

    /// <summary>
    /// Whether half of the images, by chance, are mirrored left to right, both of a pair alike where images are pairs. The default value is
    /// true (Isola 2016, appendix 6.2), unless the reference has another.
    /// </summary>
    public bool Mirror { get; set; } = true;

    /// <summary>
    /// Whether images are also mirrored top to bottom and, where they are square, turned by quarters, by chance, both of a
    /// pair alike where images are pairs: for images without an up and a down, such as maps. The default value is false.
    /// </summary>
    public bool Turn { get; set; }

    internal override IReadOnlyList<TrainingImages> Images =>
        [new("input", InputColumnName, BatchSlot.Input, InputChannels), new("target", TargetColumnName, BatchSlot.Target, ImageChannels)];

    internal override string Output => OutputColumnName;

    internal override IReadOnlyList<string> GeneratorInputs => [InputColumnName];

    internal override int SmallestBatch => 1;

    internal override void Validate()
    {
        base.Validate();
        Require(InputColumnName != TargetColumnName, nameof(TargetColumnName), TargetColumnName, "another column than InputColumnName");
    }
}
