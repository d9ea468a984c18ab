namespace MLNetGan;

/// <summary>
/// One repetition of the experiment: a setting, a draw of real images and a seed, with a generator trained on that draw alone.
/// </summary>
/// <param name="Setting">How many real images there are.</param>
/// <param name="Draw">Which draw of real images, from 1.</param>
/// <param name="Seed">Which seed of the generator and of the classifiers, from 1.</param>
/// <param name="Scores">What each learner reached with each arm.</param>
/// <param name="Diagnosis">What the generated images were like.</param>
public sealed record UpliftCell(
    UpliftSetting Setting, int Draw, int Seed, IReadOnlyList<UpliftScore> Scores, UpliftDiagnosis Diagnosis);
