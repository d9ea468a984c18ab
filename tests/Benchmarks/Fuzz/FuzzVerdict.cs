namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>What became of reading a damaged file. All but the first two are failures.</summary>
internal enum FuzzVerdict
{
    /// <summary>It was read, as the whole file or as its head promises.</summary>
    Accepted,

    /// <summary>An error told the file and what is wrong with it.</summary>
    Refused,

    /// <summary>An error does not tell the file, or is one of the program rather than of the file.</summary>
    Unclear,

    /// <summary>It was not read in time.</summary>
    Hang,

    /// <summary>The process ended.</summary>
    Crash,

    /// <summary>It took more memory than such a file may.</summary>
    Memory,

    /// <summary>It was read as something else, and nothing said so.</summary>
    Wrong,
}
