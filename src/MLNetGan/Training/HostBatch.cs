namespace MLNetGan.Training;

/// <summary>A batch in ordinary memory, filled by the loading thread and reused.</summary>
internal sealed class HostBatch(int capacity, int pixelsPerImage, bool hasLabels)
{
    /// <summary>Planar pixels in [-1, 1], image after image.</summary>
    public float[] Pixels { get; } = new float[capacity * pixelsPerImage];

    /// <summary>Labels from 0, or null when the system has none.</summary>
    public long[]? Labels { get; } = hasLabels ? new long[capacity] : null;

    public int PixelsPerImage { get; } = pixelsPerImage;

    public int Capacity { get; } = capacity;

    /// <summary>How many images the batch holds.</summary>
    public int Count { get; set; }
}
