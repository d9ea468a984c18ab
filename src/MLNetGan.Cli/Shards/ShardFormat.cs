namespace MLNetGan.Cli.Shards;

/// <summary>How generated images are written.</summary>
internal enum ShardFormat
{
    /// <summary>A PNG file an image.</summary>
    Png,

    /// <summary>IDX files, the format of MNIST: all images in one, and their labels in another.</summary>
    Idx,
}
