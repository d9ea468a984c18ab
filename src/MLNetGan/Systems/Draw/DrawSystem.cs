using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Draw;

/// <summary>
/// DRAW: an encoder and a decoder that learn together to make the bound on an image's probability tight (Gregor 2015, equation 12).
/// </summary>
internal sealed class DrawSystem : TrainingSystem
{
    public const string EncoderName = "encoder";

    private readonly DrawOptions _options;
    private readonly Network _encoder;

    public DrawSystem(DrawOptions options, Shape image) : base(options.BatchSize)
    {
        _options = options;
        Learning learning = Learning.Of(options, options.LearningRate);
        var decoder = new Player(
            Player.Generator, () => new DrawDecoder(options, image), learning, options.AverageDecay, isDelivered: true);
        // The encoder that learns reads the decoder that learns; the average of the one reads that of the other.
        var read = new Queue<Network>([decoder.Network, decoder.Delivered]);
        var encoder = new Player(
            EncoderName, () => new DrawEncoder(options, image, (DrawDecoder)read.Dequeue()), learning, options.AverageDecay,
            isDelivered: true);
        _encoder = encoder.Network;
        Players = [decoder, encoder];
        Moves = [new Move("bound", Players) { GradientBound = options.GradientBound }];
    }

    public override IReadOnlyList<Player> Players { get; }

    public override IReadOnlyList<Move> Moves { get; }

    public override IReadOnlyList<Func<LossTerms>> Begin(Batch real, StepNoise noise) =>
        [() => Loss(_encoder.Forward(real[BatchSlot.Image], noise.Normal(real.Count, _options.LatentSize)))];

    private LossTerms Loss(Tensor[] encoded)
    {
        Tensor divergences = encoded[_encoder.OutputIndex(DrawEncoder.Divergence)].mean([0]);
        return new LossTerms(
            new LossTerm("reconstruction", encoded[_encoder.OutputIndex(DrawEncoder.Reconstruction)].mean()),
            new LossTerm("kl", divergences.sum()))
        {
            // Steps whose latents tell nothing could be spared.
            Scalars = [("first_step_kl", divergences[0].detach()), ("last_step_kl", divergences[-1].detach())],
        };
    }
}
