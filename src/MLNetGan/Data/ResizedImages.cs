using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Makes images of another size, all at once.</summary>
internal static class ResizedImages
{
    /// <summary>
    /// Images as files of another size become them: cut about their centre to the wanted aspect ratio, and resized (bicubic).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not fit the budget.</exception>
    public static ImageSet Create(ImageSet images, int height, int width, MemoryBudget budget)
    {
        ImageShape shape = images.Shape with { Height = height, Width = width };
        if (shape == images.Shape)
            return images;
        if (!budget.Holds(images.Count, shape))
        {
            throw new ArgumentOutOfRangeException(
                nameof(height),
                $"{images.Count} images of {height}x{width} pixels take {MemoryBudget.Text(images.Count, shape)}: expected at most " +
                $"{budget}, what images may take of memory. Choose a smaller size, or fewer images.");
        }
        PixelStore pixels = PixelStore.Whole(images.Count, shape.Length);
        Parallel.For(0, images.Count, () => new float[images.Shape.Length], (i, _, planar) =>
        {
            images.Read(i, planar);
            ResizedImage.Create(planar, images.Shape, shape, pixels[i]);
            return planar;
        }, _ => { });
        int[]? labels = images.LabelNames is null ? null : [.. Enumerable.Range(0, images.Count).Select(images.LabelOf)];
        return new StoredImageSet(pixels, shape, labels, images.LabelNames);
    }
}
