namespace MLNetGan;

/// <summary>Where a run of growing networks stands.</summary>
/// <param name="Phase">The phase in progress, from 1.</param>
/// <param name="Phases">The number of phases.</param>
/// <param name="Resolution">The smaller side of the images that it trains on, in pixels.</param>
/// <param name="Alpha">How much of that resolution's own blocks is in use: rises from 0 to 1 while they are faded in, else 1.</param>
/// <param name="Images">Real images seen since the run began.</param>
/// <param name="TotalImages">Real images until the last phase ends.</param>
public sealed record GrowthProgress(int Phase, int Phases, int Resolution, double Alpha, long Images, long TotalImages);
