namespace MLNetGan;

/// <summary>Where a run of several phases stands.</summary>
/// <param name="Number">The phase in progress, from 1.</param>
/// <param name="Count">The number of phases.</param>
/// <param name="TotalImages">Real images until the last phase ends, those before a resume included.</param>
public sealed record PhaseProgress(int Number, int Count, long TotalImages);
