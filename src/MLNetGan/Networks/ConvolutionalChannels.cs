namespace MLNetGan.Networks;

/// <summary>The widths of DCGAN's networks at a size: channels after each halving, from the image inwards.</summary>
internal static class ConvolutionalChannels
{
    private const int Largest = 1024;

    public static int[] For(Shape image, int? baseChannels)
    {
        int doublings = Doublings.Count(image);
        int first = baseChannels ?? (doublings >= 4 ? 128 : 64);
        return Enumerable.Range(0, doublings).Select(i => Math.Min(first << i, Largest)).ToArray();
    }
}
