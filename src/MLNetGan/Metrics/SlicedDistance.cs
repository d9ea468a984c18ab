namespace MLNetGan;

/// <summary>The sliced Wasserstein distance at a level of the pyramid.</summary>
/// <param name="Side">The smaller side of the level's images in pixels.</param>
/// <param name="Distance">The distance, times 1,000.</param>
public sealed record SlicedDistance(int Side, double Distance);
