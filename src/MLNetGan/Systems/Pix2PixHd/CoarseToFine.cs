using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Systems.Pix2PixHd;

/// <summary>
/// The sizes and channels of pix2pixHD's networks at each level: level 0 is the global generator's, and each enhancer doubles it.
/// </summary>
internal sealed class CoarseToFine
{
    private readonly Pix2PixHdOptions _options;

    /// <param name="options">The options.</param>
    /// <param name="input">(channels, height, width) of input images.</param>
    /// <param name="target">The same of targets.</param>
    /// <param name="hasInstances">Whether there are instance maps.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other, or the networks.</exception>
    public CoarseToFine(Pix2PixHdOptions options, Shape input, Shape target, bool hasInstances)
    {
        (_options, Input) = (options, input);
        ImagePair.RequireSameSize(input, target);
        // Twice the multiple leaves the deepest features two pixels: reflected edges take as many.
        SideMultiples.Require(
            $"This pix2pixHD, whose generators halve images {options.Halvings + LastLevel} times,", input, Multiple, 2 * Multiple);
        if (options.LabelClasses is not null && input[0] != 1)
        {
            throw new ArgumentException(
                $"LabelClasses is {options.LabelClasses}, so that inputs are class numbers: expected one channel, got {input[0]}. " +
                "Set InputChannels to 1, with which images are loaded, too, or LabelClasses to null for label maps in colours.");
        }
        Map = new Shape((options.LabelClasses ?? input[0]) + (hasInstances ? 1 : 0), input[1], input[2]);
        Target = target;
        GeneratorMap = new Shape(Map[0] + options.Features, Map[1], Map[2]);
        NetworkInput images = NetworkInput.Image(input, BatchSlot.Input);
        Inputs = hasInstances ? [images, NetworkInput.Image(new Shape(1, input[1], input[2]), BatchSlot.Instance)] : [images];
        Regions = new Regions(options.LabelClasses);
    }

    /// <summary>The images that are translated.</summary>
    public Shape Input { get; }

    /// <summary>What networks read: an input, or a channel for each class, and the edges of instances.</summary>
    public Shape Map { get; }

    /// <summary>What generators read: features, too, where there are any.</summary>
    public Shape GeneratorMap { get; }

    /// <summary>The images that maps are made of: inputs, and instances where there are any.</summary>
    public NetworkInput[] Inputs { get; }

    /// <summary>The regions over which features are the same.</summary>
    public Regions Regions { get; }

    /// <summary>The images that are made.</summary>
    public Shape Target { get; }

    /// <summary>The level of the whole images.</summary>
    public int LastLevel => _options.LocalEnhancers;

    /// <summary>What the sides of images are multiples of.</summary>
    public long Multiple => 1L << (_options.Halvings + LastLevel);

    /// <summary>The parts that all generators are made of.</summary>
    public static ResNetLayers Parts(Pix2PixHdOptions options) =>
        new(channels => Normalization.Layer(options.Normalization, channels, scalesInstances: false));

    /// <summary>A shape at a level.</summary>
    public Shape At(int level, Shape full) => new(full[0], full[1] >> (LastLevel - level), full[2] >> (LastLevel - level));

    /// <summary>The smaller side of a level's images, in pixels.</summary>
    public int Resolution(int level) => (int)Math.Min(Target[1], Target[2]) >> (LastLevel - level);
}
