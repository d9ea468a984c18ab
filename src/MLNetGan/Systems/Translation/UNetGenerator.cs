using System.Numerics;
using MLNetGan.Networks;

namespace MLNetGan.Systems.Translation;

/// <summary>
/// The U-Net of Isola 2016 (appendix 6.1.1): strided convolutions down to one pixel at the smaller side's end, transposed ones
/// up again, and a skip connection at every size between. At 256 it is C64-C128-C256-C512-C512-C512-C512 and a bottleneck.
/// </summary>
internal sealed class UNetGenerator : TranslationNetwork
{
    private const int Smallest = 32, Largest = 1024, DropoutBlocks = 3;

    private readonly Stack layers;

    /// <param name="system">The name in text for people of the system that it belongs to.</param>
    /// <param name="options">Its size, normalization and dropout.</param>
    /// <param name="input">(channels, height, width) of what it translates.</param>
    /// <param name="output">(channels, height, width) of what it makes.</param>
    /// <exception cref="ArgumentException">It cannot halve the size down to one pixel.</exception>
    public UNetGenerator(string system, IUNetOptions options, Shape input, Shape output)
        : base($"{system} generator", input, 1L << Depth(input, output))
    {
        int depth = Depth(input, output);
        long Channels(int level) => Math.Min((long)options.GeneratorChannels << level, options.GeneratorMaximumChannels);
        Layer Norm(long channels) => Normalization.Layer(options.Normalization, channels);

        // From the bottleneck outwards: what a level holds is everything below it. The leaky ReLU of a level comes before its skip, not
        // within it: to the ReLU after the skip that is the same, and nothing need keep the value from before.
        Stack inner = new(
            new Convolution(Channels(depth - 2), Channels(depth - 1), 4, stride: 2, padding: 1),
            Activation.ReLU(), new TransposedConvolution(Channels(depth - 1), Channels(depth - 2), 4, hasBias: false),
            Norm(Channels(depth - 2)),
            new Dropout(options.Dropout, options.DropoutAfterTraining));
        for (int level = depth - 2; level > 0; level--)
        {
            List<Layer> all =
            [
                new Convolution(Channels(level - 1), Channels(level), 4, stride: 2, padding: 1, hasBias: false), Norm(Channels(level)),
                Activation.LeakyReLU(0.2), new Skip(inner),
                Activation.ReLU(), new TransposedConvolution(2 * Channels(level), Channels(level - 1), 4, hasBias: false),
                Norm(Channels(level - 1)),
            ];
            int decoderBlock = depth - level;
            if (decoderBlock <= DropoutBlocks)
                all.Add(new Dropout(options.Dropout, options.DropoutAfterTraining));
            inner = new Stack([.. all]);
        }
        layers = new Stack(
            new Convolution(input[0], Channels(0), 4, stride: 2, padding: 1), Activation.LeakyReLU(0.2), new Skip(inner),
            Activation.ReLU(), new TransposedConvolution(2 * Channels(0), output[0], 4), Activation.Tanh());
        RegisterComponents();
        Published = UNetNames.Of(depth, options.Normalization);
    }

    /// <inheritdoc cref="UNetNames"/>
    public override WeightNames Published { get; }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);

    /// <summary>The number of halvings: those that leave one pixel of the smaller side.</summary>
    private static int Depth(Shape input, Shape output)
    {
        (_, long height, long width) = input.AsImage("Image");
        ImagePair.RequireSameSize(input, output);
        long smaller = Math.Min(height, width), larger = Math.Max(height, width);
        if (BitOperations.IsPow2(smaller) && larger % smaller == 0 && smaller >= Smallest && larger <= Largest)
            return BitOperations.Log2((ulong)smaller);
        long nearest = Math.Clamp((long)Math.Pow(2, Math.Round(Math.Log2(smaller))), Smallest, Largest);
        throw new ArgumentException(
            $"The U-Net learns on images whose smaller side is a power of two from {Smallest} to {Largest} " +
            $"and whose larger side is a multiple of it, up to {Largest}; " +
            $"these are {height}x{width} pixels. Resize them to {nearest}x{nearest}, for example with ResizeImages; " +
            "after training images of any size can be translated.");
    }
}
