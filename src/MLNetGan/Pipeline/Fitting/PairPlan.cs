using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>What systems that learn from pairs train on: varied pairs, less those that are held out to measure the generator on.</summary>
internal static class PairPlan
{
    public static TrainingPlan Create(TrainingInput input) => Create(input, input.System[Player.Generator].Delivered);

    /// <param name="input">What training is given.</param>
    /// <param name="translator">What is drawn and measured.</param>
    public static TrainingPlan Create(TrainingInput input, Network translator)
    {
        var options = (ImageToImageOptions)input.Options;
        MeasuredData data = MeasuredData.Of(input);
        var training = new AugmentedSource(data.Training, new Augmentation(options.Jitter, options.Mirror, options.Turn));
        ViewBatchSource drawn = data.HeldOut ?? new(input.View, input.Columns, options, readsHeldOut: true);
        return new TrainingPlan(
            training, new PairSheet(translator, drawn, input.Device),
            data.HeldOut is null ? null : new PairDistance(translator, data.HeldOut, input.Device));
    }
}
