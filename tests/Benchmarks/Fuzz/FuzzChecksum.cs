namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>What a format's checksums can tell of damage that did not repair them.</summary>
internal enum FuzzChecksum
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Changed content: a file that is read is read as the whole one.</summary>
    Content,

    /// <summary>Any changed byte: a damaged file is not read.</summary>
    EveryByte,
}
