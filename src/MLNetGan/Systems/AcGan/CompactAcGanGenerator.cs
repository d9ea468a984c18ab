using MLNetGan.Networks;

namespace MLNetGan.Systems.AcGan;

/// <summary>
/// The compact form: projections of noise and label are added and normalized, then doubled to full size, with one more
/// convolution before the last doubling, which makes cleaner strokes.
/// </summary>
internal sealed class CompactAcGanGenerator : Network
{
    private const int Kernel = 4;

    // Wide enough for labels to make a difference from the first step on, next to the projected noise.
    private const double LabelDeviation = 0.3;

    private readonly Dense latent;
    private readonly Embedding label;
    private readonly Stack image;

    public CompactAcGanGenerator(AcGanOptions options, Shape output, int labelCount)
        : base("AC-GAN compact generator", NetworkInput.Latent(options.LatentSize), NetworkInput.Label(labelCount))
    {
        int doublings = Doublings.Count(output);
        int Channels(int level) => Math.Max(1, options.GeneratorChannels >> level);
        var start = new Shape(Channels(0), output[1] >> doublings, output[2] >> doublings);
        latent = new Dense(options.LatentSize, start.Count);
        label = new Embedding(labelCount, start.Count, LabelDeviation);
        List<Layer> layers = [new Reshape(start), new BatchNormalization(start[0]), Activation.ReLU()];
        for (int i = 1; i < doublings; i++)
            layers.AddRange([new TransposedConvolution(Channels(i - 1), Channels(i), Kernel, hasBias: false), new BatchNormalization(Channels(i)), Activation.ReLU()]);
        long last = Channels(doublings - 1);
        layers.AddRange([new Convolution(last, last, 3, padding: 1, hasBias: false), new BatchNormalization(last), Activation.ReLU()]);
        layers.AddRange([new TransposedConvolution(last, output[0], Kernel), Activation.Tanh()]);
        image = new Stack([.. layers]);
        RegisterComponents();
    }

    protected override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) =>
        [pass.Apply(image, pass.Apply(Merge.Sum, pass.Apply(latent, inputs[0]), pass.Apply(label, inputs[1])))];
}
