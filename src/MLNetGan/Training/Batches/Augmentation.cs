namespace MLNetGan.Training;

/// <summary>How training images are varied at random; the images of a pair alike.</summary>
/// <param name="Jitter">An image is enlarged by this factor and cut to its old size at a random place; 1 leaves it as it is.</param>
/// <param name="Mirror">Half of the images are mirrored left to right.</param>
/// <param name="Turn">Images are mirrored top to bottom and, where they are square, turned by quarters.</param>
internal sealed record Augmentation(double Jitter = 286.0 / 256, bool Mirror = true, bool Turn = false)
{
    // A stream of the pass's order that nothing else draws from.
    private const long Stream = 0x4A69_7474_6572;

    /// <summary>Whether any image changes.</summary>
    public bool IsNone => Jitter == 1 && !Mirror && !Turn;

    /// <summary>The side of an enlarged image.</summary>
    public int Enlarge(int length) => (int)Math.Round(length * Jitter, MidpointRounding.AwayFromZero);

    /// <summary>What happens to one image: depends on the pass's order, the image's index in the pass and its size alone.</summary>
    public ImagePlacement Draw(long order, long index, int height, int width)
    {
        long seed = CounterNoise.Combine(CounterNoise.Combine(order, Stream), index);
        bool isSquare = height == width;
        // Two mirrorings and a transposition, each by chance, give all eight positions of a square alike often.
        return new ImagePlacement(
            Top: Below(Enlarge(height) - height + 1, seed, 0),
            Left: Below(Enlarge(width) - width + 1, seed, 1),
            IsMirrored: (Mirror || (Turn && isSquare)) && Below(2, seed, 2) == 1,
            IsUpsideDown: Turn && Below(2, seed, 3) == 1,
            IsTransposed: Turn && isSquare && Below(2, seed, 4) == 1);
    }

    private static int Below(int bound, long seed, long stream)
    {
        long value = 0;
        CounterNoise.Integers(CounterNoise.Combine(seed, stream), bound, new Span<long>(ref value));
        return (int)value;
    }
}
