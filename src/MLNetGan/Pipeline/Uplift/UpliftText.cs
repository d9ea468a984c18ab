using System.Globalization;
using System.Text;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>The tables of an experiment as comma separated values.</summary>
internal static class UpliftText
{
    public static string Scores(IEnumerable<UpliftCell> cells)
    {
        var text = new StringBuilder("setting,draw,seed,learner,arm,accuracy,rare_recall\n");
        foreach (UpliftCell cell in cells)
        {
            foreach (UpliftScore score in cell.Scores)
                text.Append(CultureInfo.InvariantCulture,
                    $"\"{cell.Setting.Name}\",{cell.Draw},{cell.Seed},{Quoted(score.Learner)}," +
                    $"{score.Arm},{score.Accuracy:F5},{score.RareRecall:F5}\n");
        }
        return text.ToString();
    }

    public static string Comparisons(IEnumerable<UpliftComparison> comparisons)
    {
        var text = new StringBuilder("setting,learner,arm,baseline,measure,draws,difference,lower,upper,p,p_corrected,verdict\n");
        foreach (UpliftComparison one in comparisons)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\"{one.Setting.Name}\",{Quoted(one.Learner)},{one.Arm},{one.Baseline},{one.Measure},{one.Draws},");
            text.Append(CultureInfo.InvariantCulture,
                $"{one.Difference:F5},{one.Lower:F5},{one.Upper:F5},{one.PValue:G4},{one.CorrectedPValue:G4},{one.Verdict}\n");
        }
        return text.ToString();
    }

    /// <summary>A difference in points, with its sign.</summary>
    public static string Points(double difference) => (Rounded(difference) > 0 ? "+" : "") + PlainPoints(difference);

    /// <summary>The same without the sign of a gain: an end of an interval.</summary>
    public static string PlainPoints(double difference) => Rounded(difference).ToString("F1", CultureInfo.InvariantCulture);

    // What rounds to zero has no sign.
    private static double Rounded(double difference) => Math.Round(100 * difference, 1) + 0.0;

    // A name is the user's.
    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
