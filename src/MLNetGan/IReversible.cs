namespace MLNetGan;

/// <summary>A trained translation of which training also gave the way back.</summary>
internal interface IReversible
{
    /// <summary>The way back: reads the column of targets, and is disposed of with the way there.</summary>
    NetworkTransformer Reverse { get; }
}
