using System.Xml.Linq;
using MLNetGan.Pipeline.Uplift;

namespace MLNetGan.Tests.Pipeline.Uplift;

[TestClass]
public sealed class UpliftAnalysisTests
{
    private static readonly UpliftDiagnosis s_diagnosis = new(1, null, 1, 1, 1, 0);

    // Generated images add 2, 4 and 6 points to the real ones of three draws; seeds of a draw differ by as much in every arm.
    private static readonly UpliftResult s_result = UpliftAnalysis.Of(
    [
        .. from draw in Enumerable.Range(1, 3)
           from seed in Enumerable.Range(1, 2)
           select Cell(new UpliftSetting(50, null), draw, seed),
    ], moreReal: 4, testImages: 2000, rareShare: 0.3);

    [TestMethod]
    public void Differences_Are_Paired_And_Over_Draws()
    {
        UpliftComparison one = s_result.Comparisons.Single(one => one.Arm == UpliftArm.RealGenerated);
        Assert.AreEqual((UpliftArm.Real, UpliftMeasure.Accuracy, 3), (one.Baseline, one.Measure, one.Draws));
        Assert.AreEqual(0.04, one.Difference, 1e-12);
        // The standard error is 0.02 / sqrt(3), the bound of two degrees of freedom 4.302653.
        Assert.AreEqual(0.04 - 4.302653 * 0.02 / Math.Sqrt(3), one.Lower, 1e-7);
        Assert.AreEqual("no gain", one.Verdict);
        double t = 0.04 / (0.02 / Math.Sqrt(3));
        Assert.AreEqual(1 - t / Math.Sqrt(2 + t * t), one.PValue, 1e-9);
    }

    [TestMethod]
    public void A_Difference_That_Never_Changes_Is_A_Gain_Or_A_Loss()
    {
        Assert.AreEqual("gain", s_result.Comparisons.Single(one => one.Arm == UpliftArm.Classic).Verdict);
        Assert.AreEqual("loss", s_result.Comparisons.Single(one => one.Arm == UpliftArm.Generated).Verdict);
        var doubtful = new UpliftComparison(new UpliftSetting(50, null), "x", UpliftArm.Classic, UpliftArm.Real, UpliftMeasure.Accuracy, 5, 0.03, 0.01, 0.05, 0.02, 0.1);
        Assert.AreEqual("gain (not after correction)", doubtful.Verdict);
    }

    [TestMethod]
    public void What_An_Arm_Is_Worth_Lies_Between_Few_And_Many_Real_Images()
    {
        double? Worth(UpliftArm arm) => s_result.Summaries.Single(one => one.Arm == arm).WorthImages;
        // Real images reach 0.60 with 50 a label and 0.80 with 200: half of the way is twice as many.
        Assert.AreEqual(100, Worth(UpliftArm.Classic)!.Value, 1e-9);
        Assert.AreEqual(50, Worth(UpliftArm.Generated)!.Value, 1e-9);
        Assert.IsNull(Worth(UpliftArm.MoreReal));
    }

    [TestMethod]
    public void Tables_And_Plot_Hold_Every_Comparison()
    {
        Assert.HasCount(1 + s_result.Comparisons.Count, UpliftText.Comparisons(s_result.Comparisons).TrimEnd('\n').Split('\n'));
        Assert.HasCount(1 + 6 * 6, UpliftText.Scores(s_result.Cells).TrimEnd('\n').Split('\n'));
        XElement plot = XDocument.Parse(UpliftPlot.Draw(s_result.Comparisons)).Root!;
        Assert.AreEqual(s_result.Comparisons.Count, plot.Elements(plot.GetDefaultNamespace() + "circle").Count());
        Assert.Contains("a & <b>", plot.Value);
    }

    [TestMethod]
    [DataRow(0.0123, "+1.2")]
    [DataRow(-0.0123, "-1.2")]
    [DataRow(-0.0004, "0.0")]
    public void Differences_Have_A_Sign_Unless_They_Round_To_Nothing(double difference, string points) =>
        Assert.AreEqual(points, UpliftText.Points(difference));

    [TestMethod]
    public void The_Verdict_Says_What_Generated_Images_Did()
    {
        string line = s_result.Verdict.Single();
        Assert.StartsWith("50 a label, a & <b>, accuracy: no gain of RealGenerated over Real (+4.0 points, -1.0 to 9.0); ", line);
        Assert.Contains("no gain of ClassicGenerated over Classic (0.0 points, 0.0 to 0.0)", line);
    }

    private static UpliftCell Cell(UpliftSetting setting, int draw, int seed)
    {
        double real = 0.6 + 0.01 * (draw - 2) + 0.02 * (seed - 1.5);
        UpliftScore Score(UpliftArm arm, double accuracy) => new("a & <b>", arm, accuracy, null);
        return new UpliftCell(setting, draw, seed,
        [
            Score(UpliftArm.Real, real), Score(UpliftArm.Classic, real + 0.1), Score(UpliftArm.RealGenerated, real + 0.02 * draw),
            Score(UpliftArm.ClassicGenerated, real + 0.1), Score(UpliftArm.Generated, real - 0.3), Score(UpliftArm.MoreReal, real + 0.2),
        ], s_diagnosis);
    }
}
