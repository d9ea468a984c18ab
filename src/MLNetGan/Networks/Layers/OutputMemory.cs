namespace MLNetGan.Networks;

/// <summary>What may become of a layer's outputs once the one layer that reads them runs.</summary>
internal enum OutputMemory
{
    /// <summary>They stay as they are: the layer's gradient needs them, or they may be somebody else's.</summary>
    Kept,

    /// <summary>They may be overwritten where the layer's inputs may, with which they can share memory.</summary>
    Shared,

    /// <summary>They may be overwritten: they are new, and no gradient needs them.</summary>
    Free,
}
