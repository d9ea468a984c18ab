using MLNetGan.Runs.Reports;

namespace MLNetGan.Tests.Runs.Reports;

[TestClass]
public sealed class RunChartsTests
{
    private const string Measure = "validation_nats";

    [TestMethod]
    [DataRow(40, 10, 4)]
    [DataRow(731, 10, 74)]
    [DataRow(601, 2, 301)]
    [DataRow(4873, 10, 488)]
    [DataRow(4000, 2, 500)]
    public void Of_Very_Many_Epochs_Those_That_Were_Measured_Are_Shown(int epochs, int interval, int points)
    {
        (int[] shown, IReadOnlyList<Chart> charts) = RunCharts.Of([.. Enumerable.Range(1, epochs).Select(epoch =>
            Progress.Row(epoch, loss: epoch, measure: epoch % interval == 0 || epoch == epochs ? epoch : null))], Measure);
        // Of what data it was measured depends on the system, and is not in the title.
        Chart chart = charts.Single(chart => chart.Title == "Validation nats");
        double[] measured = [.. chart.Lines.Single().Values.OfType<double>()];
        Assert.HasCount(points, measured);
        Assert.AreEqual(epochs, measured[^1]);
        Assert.AreEqual(epochs, shown[^1]);
        CollectionAssert.AreEqual(shown.Order().Distinct().ToArray(), shown);
        Assert.IsLessThanOrEqualTo(1000, shown.Length);
    }
}
