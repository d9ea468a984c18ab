namespace MLNetGan;

/// <summary>How far the uplift experiment is.</summary>
/// <param name="Finished">Cells that are finished, with those of earlier runs.</param>
/// <param name="Cells">All cells.</param>
/// <param name="Last">The cell that was finished last.</param>
public sealed record UpliftProgress(int Finished, int Cells, UpliftCell Last);
