namespace MLNetGan.Training;

/// <summary>Which part of an enlarged image is taken, and which way round.</summary>
/// <param name="Top">The first row, in pixels of the enlarged image.</param>
/// <param name="Left">The first column, in pixels of the enlarged image.</param>
/// <param name="IsMirrored">Left and right are then exchanged.</param>
/// <param name="IsUpsideDown">Top and bottom are then exchanged.</param>
/// <param name="IsTransposed">Rows and columns of a square are then exchanged.</param>
internal readonly record struct ImagePlacement(
    int Top, int Left, bool IsMirrored = false, bool IsUpsideDown = false, bool IsTransposed = false);
