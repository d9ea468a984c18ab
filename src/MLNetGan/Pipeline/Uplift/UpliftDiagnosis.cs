namespace MLNetGan;

/// <summary>
/// What is behind a gain or none: whether generated images show their label, vary, and are new. Labels are judged by a classifier that
/// was trained on all real images of the experiment, not on those of the draw.
/// </summary>
/// <param name="LabelAccuracy">The share of generated images that the judge reads as meant, before the filter.</param>
/// <param name="RareLabelAccuracy">The same of rare labels alone; null where no label is rare.</param>
/// <param name="Kept">The share of generated images that the filter keeps; 1 without a filter.</param>
/// <param name="KeptLabelAccuracy">The share of those that the judge reads as meant.</param>
/// <param name="Recall">
/// The share of the draw's images that lie among generated ones, in the judge's features (Kynkaanniemi et al. 2019): low for little
/// variety.
/// </param>
/// <param name="CopiedShare">
/// The share of generated images that are nearer to an image of the draw than 99 of 100 of those are to each other: high for memory.
/// </param>
public sealed record UpliftDiagnosis(
    double LabelAccuracy, double? RareLabelAccuracy, double Kept, double KeptLabelAccuracy, double Recall, double CopiedShare);
