namespace MLNetGan.Networks;

/// <summary>How many times a small base is doubled to reach an image's size, and the sizes that this can reach.</summary>
internal static class Doublings
{
    private const long SmallestBase = 4;

    /// <summary>
    /// The number of doublings from a base whose smaller side is 4 to 7 pixels: 2 for 28x28, 3 for 32x32, 4 for 64x64.
    /// </summary>
    /// <exception cref="ArgumentException">The sides are not multiples of what the doublings make.</exception>
    public static int Count(Shape image)
    {
        (_, long height, long width) = image.AsImage("Image");
        int count = 0;
        for (long side = Math.Min(height, width); side >= 2 * SmallestBase; side /= 2)
            count++;
        long factor = 1L << count;
        if (count == 0)
            throw new ArgumentException(
                $"Images of {height}x{width} pixels are too small: expected at least 8x8. Resize them, for example with ResizeImages.");
        if (height % factor != 0 || width % factor != 0)
        {
            throw new ArgumentException($"Images of {height}x{width} pixels cannot be made by {count} doublings: expected sides that are " +
                $"multiples of {factor}. The nearest size is {Nearest(height, factor)}x{Nearest(width, factor)}; " +
                "resize the images, for example with ResizeImages.");
        }
        return count;
    }

    private static long Nearest(long side, long factor) => Math.Max(1, (side + factor / 2) / factor) * factor;
}
