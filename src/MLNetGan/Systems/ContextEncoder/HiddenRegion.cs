namespace MLNetGan;

/// <summary>What a context encoder learns to fill in.</summary>
public enum HiddenRegion
{
    /// <summary>The centre: half of the height and half of the width, less the border that it also predicts.</summary>
    Centre,

    /// <summary>Blocks anywhere, other ones in each image; what is hidden after training says a column of masks.</summary>
    RandomBlocks,
}
