namespace MLNetGan.Networks;

/// <summary>Sizes of images whose sides are multiples of a number.</summary>
internal static class SideMultiples
{
    /// <summary>The multiple that is nearest to a side, at least the smallest.</summary>
    /// <param name="side">The side, in pixels.</param>
    /// <param name="multiple">What it becomes a multiple of.</param>
    /// <param name="smallest">What it becomes at least, such a multiple itself.</param>
    public static long Nearest(long side, long multiple, long smallest) =>
        Math.Max(smallest, (side + multiple / 2) / multiple * multiple);

    /// <summary>Refuses images that a translating network cannot learn on.</summary>
    /// <param name="network">The network, as the beginning of the message.</param>
    /// <param name="image">(channels, height, width) of the images.</param>
    /// <param name="multiple">What both sides have to be multiples of.</param>
    /// <param name="smallest">What both sides have to be at least, such a multiple itself.</param>
    /// <exception cref="ArgumentException">A side is not.</exception>
    public static void Require(string network, Shape image, long multiple, long smallest)
    {
        (_, long height, long width) = image.AsImage("Image");
        (long, long) nearest = (Nearest(height, multiple, smallest), Nearest(width, multiple, smallest));
        if (nearest == (height, width))
            return;
        throw new ArgumentException($"{network} learns on images whose sides are multiples of {multiple}, at least {smallest}; these are " +
            $"{height}x{width} pixels. Resize them to {nearest.Item1}x{nearest.Item2}, for example with ResizeImages; " +
            "after training images of any size can be translated.");
    }
}
