using MLNetGan.Cli.Runs;
using MLNetGan.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class RunEndTests
{
    [TestMethod]
    [DataRow(5, 0.000001, "reached --minutes 0.000001. Raise --minutes"), DataRow(4, 0.5, "reached --epochs 4. Raise --epochs")]
    [DataRow(2, null, "done 4 epochs, more than --epochs 2. Raise --epochs above 4"), DataRow(null, 0.5, "reached --minutes 0.5. Raise")]
    [DataRow(null, null, "reached the end of its last phase.")]
    public void AfterFourEpochs_TellsTheLimitThatEndedTheRun(int? epochs, double? minutes, string expected)
    {
        var request = new RunRequest { System = "dcgan", Epochs = epochs, Minutes = minutes };
        var last = new LossRow(4, 8, 30, 64, new Dictionary<string, double?>());
        Assert.Contains(expected, RunEnd.Of(request, new RunSummary { System = "dcgan", Last = last }));
    }
}
