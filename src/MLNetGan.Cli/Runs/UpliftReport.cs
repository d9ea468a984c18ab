using MLNetGan.Pipeline.Uplift;
using static System.FormattableString;

namespace MLNetGan.Cli.Runs;

/// <summary>Shows what an uplift experiment found.</summary>
internal static class UpliftReport
{
    private const int ArmWidth = 18, NumberWidth = 12, NameWidth = 50;

    /// <summary>A line for a finished cell.</summary>
    public static string Line(UpliftProgress progress)
    {
        (UpliftCell cell, UpliftDiagnosis found) = (progress.Last, progress.Last.Diagnosis);
        return $"{progress.Finished} of {progress.Cells}  {cell.Setting.Name}, draw {cell.Draw}, seed {cell.Seed}: " +
            Invariant($"generated labels right {found.LabelAccuracy:P0}, kept {found.Kept:P0}, ") +
            Invariant($"recall {found.Recall:P0}, copied {found.CopiedShare:P0}");
    }

    public static void Write(TextWriter output, UpliftResult result, string folder)
    {
        foreach (var group in result.Summaries.GroupBy(arm => (arm.Setting, arm.Learner)))
        {
            output.WriteLine();
            output.WriteLine($"{group.Key.Setting.Name}, {group.Key.Learner}");
            UpliftSummary few = group.First(arm => arm.Arm == UpliftArm.Real), many = group.First(arm => arm.Arm == UpliftArm.MoreReal);
            foreach (UpliftSummary arm in group)
            {
                string rare = arm.RareRecall is { } recall ? Invariant($"  rare labels {recall:P1}") : "";
                string worth = Worth(arm, few, many);
                output.WriteLine(
                    $"  {arm.Arm.ToString().PadRight(ArmWidth)}{Invariant($"{arm.Accuracy:P1}").PadLeft(NumberWidth)}{rare}{worth}");
            }
            foreach (UpliftComparison one in result.Comparisons.Where(
                one => one.Setting == group.Key.Setting && one.Learner == group.Key.Learner))
            {
                string name = $"{one.Arm} - {one.Baseline}, {one.Measure}".PadRight(NameWidth);
                string lower = UpliftText.PlainPoints(one.Lower), upper = UpliftText.PlainPoints(one.Upper);
                string interval = $"{UpliftText.PlainPoints(one.Difference),6} points [{lower}, {upper}]";
                output.WriteLine($"  {name}{interval}" +
                    Invariant($"  p {one.PValue:F3}, corrected {one.CorrectedPValue:F3}  {one.Verdict}"));
            }
        }
        output.WriteLine();
        foreach (string line in result.Verdict)
            output.WriteLine(line);
        output.WriteLine($"{folder}: uplift.csv, scores.csv, uplift.svg");
    }

    // The library ends its estimate at the two numbers of real images that were measured.
    private static string Worth(UpliftSummary arm, UpliftSummary few, UpliftSummary many) => arm.WorthImages switch
    {
        null => "",
        _ when arm.Accuracy < few.Accuracy => $"  worse than {few.Arm}",
        _ when arm.Accuracy > many.Accuracy => $"  better than {many.Arm}",
        { } images => Invariant($"  as good as {images:F0} real images a label"),
    };
}
