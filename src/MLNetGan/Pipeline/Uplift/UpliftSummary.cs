namespace MLNetGan;

/// <summary>The means of an arm over all draws and seeds.</summary>
/// <param name="Setting">How many real images there are.</param>
/// <param name="Learner">The learner.</param>
/// <param name="Arm">What it learned.</param>
/// <param name="Accuracy">The accuracy, 0 to 1.</param>
/// <param name="RareRecall">The recall of rare labels, 0 to 1; null where no label is rare.</param>
/// <param name="WorthImages">
/// How many real images a label, unvaried, would have reached the accuracy: between those of the draw and those of
/// <see cref="UpliftArm.MoreReal"/>, by the logarithm of their number; never outside of the two. Null where labels are rare, where more
/// images reached no more, and for the two arms themselves.
/// </param>
public sealed record UpliftSummary(
    UpliftSetting Setting, string Learner, UpliftArm Arm, double Accuracy, double? RareRecall, double? WorthImages);
