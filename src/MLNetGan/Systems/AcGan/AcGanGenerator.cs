using MLNetGan.Networks;

namespace MLNetGan.Systems.AcGan;

/// <summary>
/// The reference's form: the latent vector becomes a small image, the label one more map of it; transposed
/// convolutions double it to full size.
/// </summary>
internal sealed class AcGanGenerator : Network
{
    private const int Kernel = 5;

    private readonly Stack latent, label, image;

    public AcGanGenerator(AcGanOptions options, Shape output, int labelCount)
        : base("AC-GAN generator", NetworkInput.Latent(options.LatentSize), NetworkInput.Label(labelCount))
    {
        int doublings = Doublings.Count(output);
        long height = output[1] >> doublings, width = output[2] >> doublings;
        int Channels(int level) => Math.Max(1, options.GeneratorChannels >> level);
        var start = new Shape(Channels(0), height, width);
        var labelMap = new Shape(1, height, width);
        latent = new Stack(new Dense(options.LatentSize, start.Count), Activation.ReLU(), new Reshape(start));
        label = new Stack(
            new Embedding(labelCount, options.EmbeddingSize), new Dense(options.EmbeddingSize, labelMap.Count), new Reshape(labelMap));
        List<Layer> layers = [];
        for (int i = 1; i < doublings; i++)
        {
            long inputs = Channels(i - 1) + (i == 1 ? 1 : 0);
            layers.AddRange([
                new TransposedConvolution(inputs, Channels(i), Kernel), new BatchNormalization(Channels(i)), Activation.ReLU()]);
        }
        long last = doublings == 1 ? Channels(0) + 1 : Channels(doublings - 1);
        layers.AddRange([new TransposedConvolution(last, output[0], Kernel), Activation.Tanh()]);
        image = new Stack([.. layers]);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) =>
        pass.Apply(image, pass.One(Concatenation.Instance, pass.One(latent, inputs[0]), pass.One(label, inputs[1])));
}
