namespace MLNetGan.Networks;

/// <summary>How many times a small base is doubled to reach an image's size, and the sizes that this can reach.</summary>
internal static class Doublings
{
    private const long SmallestBase = 4;

    /// <summary>
    /// The number of doublings from a base whose smaller side is 4 to 7 pixels: 2 for 28x28, 3 for 32x32, 4 for 64x64.
    /// </summary>
    /// <param name="image">(channels, height, width).</param>
    /// <param name="fewest">The fewest doublings that will do.</param>
    /// <exception cref="ArgumentException">The image is too small, or its sides are not multiples of what the doublings make.</exception>
    public static int Count(Shape image, int fewest = 1)
    {
        (_, long height, long width) = image.AsImage("Image");
        int count = Halvings(height, width);
        if (count < fewest)
        {
            long smallest = SmallestBase << fewest;
            throw new ArgumentException($"Images of {height}x{width} pixels are too small: expected at least {smallest}x{smallest}. " +
                "Resize them, for example with ResizeImages.");
        }
        (long Height, long Width) nearest = Nearest(height, width);
        if (nearest != (height, width))
        {
            throw new ArgumentException($"Images of {height}x{width} pixels cannot be made by {count} doublings: expected sides that are " +
                $"multiples of {1L << count}. The nearest size is {nearest.Height}x{nearest.Width}; " +
                "resize the images, for example with ResizeImages.");
        }
        return count;
    }

    /// <summary>The size that is nearest to one of at least 8x8 and can be reached; itself where it can be.</summary>
    public static (long Height, long Width) Nearest(long height, long width) => Nearest(height, width, Halvings(height, width));

    // Where the smaller side is rounded up to a power of two, it is halved once more.
    private static (long Height, long Width) Nearest(long height, long width, int halvings)
    {
        long factor = 1L << halvings;
        (long Height, long Width) nearest = (SideMultiples.Nearest(height, factor, factor), SideMultiples.Nearest(width, factor, factor));
        int needed = Halvings(nearest.Height, nearest.Width);
        return needed == halvings ? nearest : Nearest(height, width, needed);
    }

    // How often the smaller side is halved until it has less than twice the smallest base.
    private static int Halvings(long height, long width)
    {
        int count = 0;
        for (long side = Math.Min(height, width); side >= 2 * SmallestBase; side /= 2)
            count++;
        return count;
    }
}
