using MLNetGan.Runs;

namespace MLNetGan.Tests.Runs;

/// <summary>Reports of a system that is of no family: one loss, and a measure.</summary>
internal static class Progress
{
    public static TrainingProgress Of(int epoch, double loss, double? measure, bool isLowerBetter = true) => new()
    {
        Epoch = epoch,
        Epochs = null,
        Step = 10 * epoch,
        Images = 60 * epoch,
        IsEndOfEpoch = true,
        IsEvaluated = true,
        Phase = null,
        Losses = new Dictionary<string, double> { ["decoder"] = loss },
        LossTerms = new Dictionary<string, double> { ["decoder_reconstruction"] = 3 },
        Scalars = new Dictionary<string, double> { ["bound_nats"] = 16 },
        Measure = new TrainingMeasure("validation_nats", measure, isLowerBetter),
        Warnings = [],
        ImagesPerSecond = 40,
        Elapsed = TimeSpan.FromSeconds(1.5 * epoch),
        Remaining = null,
    };

    public static LossRow Row(int epoch, double loss, double? measure) => LossRow.Of(Of(epoch, loss, measure));
}
