using MLNetGan.Metrics.Statistics;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>Compares the arms of finished cells.</summary>
internal static class UpliftAnalysis
{
    private static readonly (UpliftArm Arm, UpliftArm Baseline)[] s_plain =
    [
        (UpliftArm.Classic, UpliftArm.Real), (UpliftArm.RealGenerated, UpliftArm.Real), (UpliftArm.ClassicGenerated, UpliftArm.Classic),
        (UpliftArm.Generated, UpliftArm.Real), (UpliftArm.MoreReal, UpliftArm.Real),
    ];

    private static readonly (UpliftArm Arm, UpliftArm Baseline)[] s_rare =
    [
        (UpliftArm.Oversampled, UpliftArm.Real), (UpliftArm.Classic, UpliftArm.Oversampled),
        (UpliftArm.RealGenerated, UpliftArm.Oversampled),
        (UpliftArm.ClassicGenerated, UpliftArm.Oversampled), (UpliftArm.ClassicGenerated, UpliftArm.Classic),
        (UpliftArm.Generated, UpliftArm.Oversampled), (UpliftArm.MoreReal, UpliftArm.Oversampled),
    ];

    /// <param name="cells">The cells, each with the same learners.</param>
    /// <param name="moreReal">How many times as many real images the arm with more of them has.</param>
    /// <param name="testImages">On how many images accuracies were counted.</param>
    /// <param name="rareShare">The share of labels that are rare, where some are.</param>
    public static UpliftResult Of(IReadOnlyList<UpliftCell> cells, int moreReal, int testImages, double rareShare)
    {
        List<UpliftComparison> comparisons = [];
        List<UpliftSummary> summaries = [];
        List<string> verdict = [];
        foreach (var setting in cells.GroupBy(cell => cell.Setting))
        {
            string[] learners = [.. setting.First().Scores.Select(score => score.Learner).Distinct()];
            UpliftComparison[] own = Corrected([.. learners.SelectMany(learner => Compare(setting.Key, learner, [.. setting],
                measure => Resolution(measure == UpliftMeasure.Accuracy ? testImages : testImages * rareShare)))]);
            comparisons.AddRange(own);
            foreach (string learner in learners)
            {
                summaries.AddRange(Summarize(setting.Key, learner, [.. setting], moreReal));
                verdict.Add(Verdict(setting.Key, learner, own));
            }
        }
        return new UpliftResult(cells, summaries, comparisons, verdict);
    }

    // Accuracies are counts: differences that are all the same may be so by rounding.
    private static double Resolution(double images) => 1 / (Math.Sqrt(12) * Math.Max(1, images));

    private static IEnumerable<UpliftComparison> Compare(
        UpliftSetting setting, string learner, UpliftCell[] cells, Func<UpliftMeasure, double> resolution)
    {
        UpliftMeasure[] measures = setting.Imbalance is null
            ? [UpliftMeasure.Accuracy] : [UpliftMeasure.Accuracy, UpliftMeasure.RareRecall];
        foreach (UpliftMeasure measure in measures)
        {
            foreach ((UpliftArm arm, UpliftArm baseline) in setting.Imbalance is null ? s_plain : s_rare)
            {
                double[] differences = [.. cells.GroupBy(cell => cell.Draw).Select(draw => draw.Average(cell =>
                    Value(cell, learner, arm, measure) - Value(cell, learner, baseline, measure)))];
                PairedDifference difference = PairedDifference.Of(differences, resolution(measure));
                yield return new UpliftComparison(setting, learner, arm, baseline, measure, differences.Length, difference.Mean,
                    difference.Lower, difference.Upper, difference.PValue, difference.PValue);
            }
        }
    }

    private static UpliftComparison[] Corrected(UpliftComparison[] comparisons)
    {
        double[] chances = HolmCorrection.Adjust([.. comparisons.Select(one => one.PValue)]);
        return [.. comparisons.Select((one, i) => one with { CorrectedPValue = chances[i] })];
    }

    private static IEnumerable<UpliftSummary> Summarize(UpliftSetting setting, string learner, UpliftCell[] cells, int moreReal)
    {
        double Mean(UpliftArm arm, UpliftMeasure measure) => cells.Average(cell => Value(cell, learner, arm, measure));
        double few = Mean(UpliftArm.Real, UpliftMeasure.Accuracy), many = Mean(UpliftArm.MoreReal, UpliftMeasure.Accuracy);
        foreach (UpliftArm arm in Enum.GetValues<UpliftArm>().Where(setting.Has))
        {
            double accuracy = Mean(arm, UpliftMeasure.Accuracy);
            bool hasWorth = setting.Imbalance is null && many > few && arm is not (UpliftArm.Real or UpliftArm.MoreReal);
            double way = Math.Clamp((accuracy - few) / (many - few), 0, 1);
            yield return new UpliftSummary(setting, learner, arm, accuracy,
                setting.Imbalance is null ? null : Mean(arm, UpliftMeasure.RareRecall),
                hasWorth ? setting.ImagesPerLabel * Math.Pow(moreReal, way) : null);
        }
    }

    // What users want to know: whether generated images add to what can be had without them.
    private static string Verdict(UpliftSetting setting, string learner, UpliftComparison[] comparisons)
    {
        UpliftMeasure measure = setting.Imbalance is null ? UpliftMeasure.Accuracy : UpliftMeasure.RareRecall;
        string name = measure == UpliftMeasure.Accuracy ? "accuracy" : "recall of rare labels";
        IEnumerable<string> found = comparisons
            .Where(one => one.Learner == learner && one.Measure == measure
                && one.Arm is (UpliftArm.RealGenerated or UpliftArm.ClassicGenerated))
            .Select(one => $"{one.Verdict} of {one.Arm} over {one.Baseline} ({UpliftText.Points(one.Difference)} points, " +
                $"{UpliftText.PlainPoints(one.Lower)} to {UpliftText.PlainPoints(one.Upper)})");
        return $"{setting.Name}, {learner}, {name}: {string.Join("; ", found)}";
    }

    private static double Value(UpliftCell cell, string learner, UpliftArm arm, UpliftMeasure measure)
    {
        UpliftScore score = cell.Scores.First(score => score.Learner == learner && score.Arm == arm);
        return measure == UpliftMeasure.Accuracy ? score.Accuracy : score.RareRecall!.Value;
    }
}
