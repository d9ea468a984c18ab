using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class TrainingEstimateTests
{
    [TestMethod]
    public void What_Is_Soon_Over_Or_Ends_By_Time_Alone_Has_None()
    {
        Assert.IsNull(Of(new DcganOptions { BaseChannels = 2, Epochs = 10 }));
        Assert.IsNull(Of(new DcganOptions { BaseChannels = 2, Epochs = int.MaxValue }));
    }

    [TestMethod]
    public void A_Long_Training_Is_Estimated_By_Its_Steps()
    {
        TimeSpan few = Of(new DcganOptions { BaseChannels = 2, Epochs = 1000 })!.Value, many = Of(new DcganOptions { BaseChannels = 2, Epochs = 1_000_000 })!.Value;
        Assert.IsInRange(10, 100_000, many / few);
    }

    [TestMethod]
    public void Networks_That_Grow_Are_Estimated_By_Their_Phases()
    {
        ProGanOptions Options(double kimg) => new() { BaseChannels = 16, MaximumChannels = 4, LatentSize = 4, FadeKimg = kimg, StabilizationKimg = kimg };
        Assert.IsInRange(10, 100_000, Of(Options(1e6))!.Value / Of(Options(1e3))!.Value);
    }

    private static TimeSpan? Of(TrainingOptions options)
    {
        var ml = new MLContext();
        return TrainingEstimate.Of(ml, SystemList.Of(options), options, ml.Gan().Data.DrawnDigits(128));
    }
}
