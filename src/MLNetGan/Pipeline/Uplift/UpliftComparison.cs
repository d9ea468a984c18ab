namespace MLNetGan;

/// <summary>An arm against another: the mean of paired differences over draws of real images.</summary>
/// <remarks>
/// Seeds of a draw are averaged first: they share its images, and are no repetitions of the experiment. The interval and the p value are
/// Student's t, with one degree of freedom fewer than there are draws. What they leave out: all draws are judged by the same test images,
/// whose choice moves all differences alike, and come from one pool, so that they are less independent the smaller it is.
/// </remarks>
/// <param name="Setting">How many real images there are.</param>
/// <param name="Learner">The learner.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Baseline">What it is compared with.</param>
/// <param name="Measure">What is compared.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Difference">The mean difference, such as 0.01 for one point.</param>
/// <param name="Lower">The lower end of its 95 % interval.</param>
/// <param name="Upper">The upper end of its 95 % interval.</param>
/// <param name="PValue">The chance of a mean as far from zero where there is no difference.</param>
/// <param name="CorrectedPValue">The same, corrected for all comparisons of the setting (Holm 1979).</param>
public sealed record UpliftComparison(
    UpliftSetting Setting, string Learner, UpliftArm Arm, UpliftArm Baseline, UpliftMeasure Measure, int Draws, double Difference,
    double Lower, double Upper, double PValue, double CorrectedPValue)
{
    private const double Significance = 0.05;

    /// <summary>
    /// "gain" or "loss" where the interval is on one side of zero, with "(not after correction)" where the corrected p value is 0.05 or
    /// more; else "no gain".
    /// </summary>
    public string Verdict => (Lower, Upper) switch
    {
        ( > 0, _) => "gain" + Doubt,
        (_, < 0) => "loss" + Doubt,
        _ => "no gain",
    };

    private string Doubt => CorrectedPValue < Significance ? "" : " (not after correction)";
}
