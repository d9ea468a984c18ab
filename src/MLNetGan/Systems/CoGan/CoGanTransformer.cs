using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using MLNetGan.Systems.CoGan;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>A trained CoGAN: adds two columns of generated images, which belong together, and with labels classifies targets.</summary>
/// <remarks>
/// Its columns have the names of the training columns unless the options name others. Its ONNX file has the outputs <c>Input</c> and
/// <c>Target</c>: float, shape (batch, C, H, W), in the range of values of their training columns.
/// </remarks>
public sealed class CoGanTransformer : ImageGeneratorTransformer
{
    internal CoGanTransformer(TrainedGan trained) : base(CreateModel(trained, (CoGanOptions)trained.Options))
    {
        if (trained.Label is not null)
        {
            var discriminator = (CoGanDiscriminator)trained.Take(Player.Discriminator);
            Classifier = new ClassifierTransformer(trained, new TargetClassifier(discriminator), BatchSlot.Target);
        }
    }

    /// <summary>
    /// The discriminator's class head for targets, whose labels were never seen: reads the column of targets. Disposed of with the
    /// generator. Null without labels in training.
    /// </summary>
    public ClassifierTransformer? Classifier { get; }

    internal override IEnumerable<NetworkTransformer> Companions => Classifier is null ? [] : [Classifier];

    private static RowModel CreateModel(TrainedGan trained, CoGanOptions options)
    {
        Network network = trained.Take(Player.Generator);
        return new RowModel(network, trained.Device, [new LatentInput(options.LatentColumnName, network.Inputs[0])],
        [
            new ImageOutput(0, options.Outputs[0], "Input", trained.Images[BatchSlot.Input]),
            new ImageOutput(1, options.Outputs[1], "Target", trained.Images[BatchSlot.Target]),
        ])
        { SeedColumnName = options.SeedColumnName };
    }
}
