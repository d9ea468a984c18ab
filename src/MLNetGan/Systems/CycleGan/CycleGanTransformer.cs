using MLNetGan.Pipeline.Fitting;
using MLNetGan.Systems.CycleGan;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>A trained CycleGAN: translates inputs to targets, and has the way back with it.</summary>
/// <inheritdoc cref="ImageToImageTransformer" path="/remarks"/>
public sealed class CycleGanTransformer : ImageToImageTransformer, IReversible
{
    internal CycleGanTransformer(TrainedGan trained) : base(CreateModel(
        trained, ((CycleGanSystem)trained.System).ToTargets.Name,
        trained.ColumnName(BatchSlot.Input), trained.Images[BatchSlot.Input], trained.Options.Output, trained.Images[BatchSlot.Target])) =>
        Reverse = new ImageToImageTransformer(CreateModel(
            trained, ((CycleGanSystem)trained.System).ToInputs.Name,
            trained.ColumnName(BatchSlot.Target), trained.Images[BatchSlot.Target], ((CycleGanOptions)trained.Options).ReverseOutputColumnName, trained.Images[BatchSlot.Input]));

    /// <summary>
    /// The way back: reads the column of targets (<see cref="ImageToImageOptions.TargetColumnName"/>, <c>Target</c>) and translates it to
    /// such images as inputs are, in the column <see cref="CycleGanOptions.ReverseOutputColumnName"/> (<c>Reversed</c>). It saves and
    /// exports by itself: a saved <see cref="CycleGanTransformer"/> goes one way. Disposed of with the way there.
    /// </summary>
    public ImageToImageTransformer Reverse { get; }

    NetworkTransformer IReversible.Reverse => Reverse;

    internal override IEnumerable<NetworkTransformer> Companions => [Reverse];
}
