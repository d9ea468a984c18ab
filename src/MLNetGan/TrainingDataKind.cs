namespace MLNetGan;

/// <summary>What a system trains on. Whether it reads labels, too, its options say.</summary>
internal enum TrainingDataKind
{
    /// <summary>Images.</summary>
    Images,

    /// <summary>Pairs of an image and its translation.</summary>
    Pairs,

    /// <summary>Images of two kinds that are no pairs.</summary>
    UnpairedImages,
}
