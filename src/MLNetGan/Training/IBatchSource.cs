namespace MLNetGan.Training;

/// <summary>Where training images come from.</summary>
internal interface IBatchSource
{
    BatchFormat Format { get; }

    /// <summary>The number of images, when known before reading.</summary>
    long? ImageCount { get; }

    /// <summary>The same images at a level of networks that grow; others have one level.</summary>
    IBatchSource At(int level) => this;

    /// <summary>
    /// Opens one pass over all images, in an order that depends only on <paramref name="order"/>. Runs on the loading thread.
    /// </summary>
    IBatchReader Open(long order);
}

/// <summary>One pass over the images.</summary>
internal interface IBatchReader : IDisposable
{
    /// <summary>Fills the batch from its start, up to its capacity; a count under the capacity means that the pass is over.</summary>
    void Fill(HostBatch batch);

    /// <summary>Moves past images without decoding them.</summary>
    void Skip(long images);
}
