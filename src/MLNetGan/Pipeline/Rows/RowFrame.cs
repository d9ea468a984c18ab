using MLNetGan.Networks;

namespace MLNetGan.Pipeline.Rows;

/// <summary>The size of the images that go through a network together, where images may have any size; else 0x0.</summary>
internal sealed class RowFrame(int height, int width, RowModel model)
{
    public int Height => height;

    public int Width => width;

    /// <summary>Enlarges images to what the network can take, and cuts its images back.</summary>
    public SizePadding Padding { get; } = new(height, width, model.SizeMultiple, model.SmallestSize);
}
