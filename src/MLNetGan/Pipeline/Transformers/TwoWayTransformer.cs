using MLNetGan.Pipeline.Fitting;
using MLNetGan.Systems.Translation;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>A trained CycleGAN, DualGAN or DiscoGAN: translates inputs to targets, and has the way back with it.</summary>
/// <inheritdoc cref="ImageToImageTransformer" path="/remarks"/>
public sealed class TwoWayTransformer : ImageToImageTransformer, IReversible
{
    internal TwoWayTransformer(TrainedGan trained) : base(trained, ((TwoWaySystem)trained.System).ToTargets.Name) =>
        Reverse = new ImageToImageTransformer(CreateModel(
            trained, ((TwoWaySystem)trained.System).ToInputs.Name,
            trained.ColumnName(BatchSlot.Target), trained.Images[BatchSlot.Target],
            ((UnpairedImageOptions)trained.Options).ReverseOutputColumnName, trained.Images[BatchSlot.Input]));

    /// <summary>
    /// The way back: reads the column of targets (<see cref="ImageToImageOptions.TargetColumnName"/>, <c>Target</c>) and translates it to
    /// such images as inputs are, in the column <see cref="UnpairedImageOptions.ReverseOutputColumnName"/> (<c>Reversed</c>). It saves and
    /// exports by itself: a saved <see cref="TwoWayTransformer"/> goes one way. Disposed of with the way there.
    /// </summary>
    public ImageToImageTransformer Reverse { get; }

    NetworkTransformer IReversible.Reverse => Reverse;

    internal override IEnumerable<NetworkTransformer> Companions => [Reverse];
}
