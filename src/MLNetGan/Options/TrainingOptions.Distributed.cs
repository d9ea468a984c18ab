namespace MLNetGan;

// How several processes train one run.
public abstract partial class TrainingOptions
{
    // Of fewer images, statistics are too rough.
    private const int EnoughImagesToNormalize = 32;

    /// <summary>
    /// How several processes train one run. Each has the same options and data, and its part of every batch, which stays of
    /// <see cref="BatchSize"/> images in all; the first one writes and reports. The default value is
    /// <see cref="DistributedTraining.None"/>.
    /// </summary>
    [MayChangeOnResume]
    public DistributedTraining Distributed { get; set; }

    /// <summary>
    /// Whether batch normalization takes its statistics of the whole batch where several processes share it, as one process does, rather
    /// than of each one's part; null to do so where a part has fewer than 32 images. The default value is null.
    /// </summary>
    [MayChangeOnResume]
    public bool? SynchronizeBatchNormalization { get; set; }

    /// <summary>Whether statistics are those of the whole batch, for a process's part of so many images.</summary>
    internal bool Synchronizes(int images) => SynchronizeBatchNormalization ?? images < EnoughImagesToNormalize;
}
