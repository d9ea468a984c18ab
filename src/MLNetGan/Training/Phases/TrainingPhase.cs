namespace MLNetGan.Training;

/// <summary>A part of a run that has batches of its own. Systems that do not grow have one without end.</summary>
/// <param name="BatchSize">Images in a step.</param>
/// <param name="Images">Real images until it ends, or epochs, where these are what phases are counted in.</param>
/// <param name="Level">How often the smallest images have been doubled.</param>
/// <param name="Resolution">The smaller side of the level's images, in pixels.</param>
/// <param name="IsFade">Whether the level's own layers are being faded in.</param>
/// <param name="RateFactor">A factor on both learning rates.</param>
/// <param name="Cost">About how long an image takes, in any unit: what the rest of a run is estimated with.</param>
internal sealed record TrainingPhase(
    int BatchSize, long Images = long.MaxValue, int Level = 0, int Resolution = 0, bool IsFade = false, double RateFactor = 1,
    long Cost = 1);
