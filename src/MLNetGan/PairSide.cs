namespace MLNetGan;

/// <summary>One half of a file that holds two images side by side.</summary>
public enum PairSide
{
    /// <summary>The left half.</summary>
    Left,

    /// <summary>The right half.</summary>
    Right,
}
