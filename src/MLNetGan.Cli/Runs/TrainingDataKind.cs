namespace MLNetGan.Cli.Runs;

/// <summary>What a system trains on.</summary>
internal enum TrainingDataKind
{
    /// <summary>Images, whose labels it leaves aside.</summary>
    Images,

    /// <summary>Images with labels.</summary>
    LabeledImages,

    /// <summary>Pairs of an image and its translation.</summary>
    Pairs,
}
