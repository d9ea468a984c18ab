namespace MLNetGan.Training;

/// <summary>A buffer for a batch, filled by the loading thread and reused.</summary>
internal sealed class HostBatch(int capacity, BatchFormat format)
{
    private readonly int _pixels = checked((int)format.Image.Count), _sourcePixels = checked((int)(format.Source?.Count ?? 0));

    /// <summary>Planar pixels in [-1, 1], image after image.</summary>
    public float[] Pixels { get; } = new float[capacity * format.Image.Count];

    /// <summary>Planar pixels in [-1, 1] of the images to translate; empty when the system has none.</summary>
    public float[] SourcePixels { get; } = new float[capacity * (format.Source?.Count ?? 0)];

    /// <summary>Labels from 0; empty when the system has none.</summary>
    public long[] Labels { get; } = new long[format.LabelCount > 0 ? capacity : 0];

    public BatchFormat Format => format;

    public int Capacity => capacity;

    /// <summary>How many samples the batch holds.</summary>
    public int Count { get; set; }

    /// <summary>The pixels of one image.</summary>
    public Span<float> Image(int slot) => Pixels.AsSpan(slot * _pixels, _pixels);

    /// <summary>The pixels of one image to translate.</summary>
    public Span<float> Source(int slot) => SourcePixels.AsSpan(slot * _sourcePixels, _sourcePixels);

    /// <summary>Takes one sample of another batch of the same format.</summary>
    public void Copy(int slot, HostBatch from, int fromSlot)
    {
        from.Image(fromSlot).CopyTo(Image(slot));
        from.Source(fromSlot).CopyTo(Source(slot));
        if (Labels.Length > 0)
            Labels[slot] = from.Labels[fromSlot];
    }
}
