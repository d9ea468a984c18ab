using System.ComponentModel.DataAnnotations;
using Microsoft.ML;

namespace MLNetGan;

/// <summary>The uplift experiment: what is drawn, what generates, what learns. The defaults take some hours on a processor.</summary>
public sealed class UpliftOptions
{
    /// <summary>The column of images, with values 0..255, in both data views. The default value is "Image".</summary>
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>The column of labels, text or keys, in both data views. The default value is "Label".</summary>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>Settings without rare labels: real images of each label, at least 1. The default value is 25, 50, 100.</summary>
    public IReadOnlyList<int> ImagesPerLabel { get; set; } = [25, 50, 100];

    /// <summary>Settings with rare labels: how many times fewer images those have, at least 2. The default value is 10, 100.</summary>
    public IReadOnlyList<int> Imbalances { get; set; } = [10, 100];

    /// <summary>Images of each label that is not rare, where some are. The default value is 500.</summary>
    [Range(2, 1_000_000)]
    public int ImbalancedImagesPerLabel { get; set; } = 500;

    /// <summary>The share of labels that are rare, at least one; every draw has others. The default value is 0.3.</summary>
    [Range(0.0, 0.9, MinimumIsExclusive = true)]
    public double RareShare { get; set; } = 0.3;

    /// <summary>Draws of real images; an interval takes two at least. The default value is 5.</summary>
    [Range(2, 1000)]
    public int Draws { get; set; } = 5;

    /// <summary>Seeds of generator and classifiers with each draw. The default value is 2.</summary>
    [Range(1, 1000)]
    public int Seeds { get; set; } = 2;

    /// <summary>
    /// Makes the generator's estimator of a seed, such as <c>seed => ml.Gan().Cgan(new CganOptions { Epochs = 1, Seed = seed })</c>. It is
    /// fitted on columns Image and Label (keys), on <see cref="GeneratorImages"/> rows, so that one epoch is enough, and must make images
    /// of these labels in this size.
    /// </summary>
    public Func<long, IEstimator<ImageGeneratorTransformer>>? Generator { get; set; }

    /// <summary>
    /// What the generator is called in results, by which a resumed experiment knows that it is the same one. The default value is
    /// "generator".
    /// </summary>
    public string GeneratorName { get; set; } = "generator";

    /// <summary>
    /// Rows that the generator is fitted on: the images of the draw again and again, with labels in turn. The default value is 64,000.
    /// </summary>
    [Range(64, 1_000_000_000)]
    public int GeneratorImages { get; set; } = 64_000;

    /// <summary>
    /// Whether the images that the generator learns are varied as <see cref="Classic"/> says, so that it does not learn few images by
    /// heart. Then what it gains over the real images alone may come from the variations: compare with the classic arm. The default value
    /// is true.
    /// </summary>
    public bool VaryForGenerator { get; set; } = true;

    /// <summary>
    /// How images are varied in the classic arms, for the filter and for the generator. Its column and its seed do not count:
    /// <see cref="ImageColumnName"/> and <see cref="Seed"/> do.
    /// </summary>
    public ClassicAugmentationOptions Classic { get; set; } = new();

    /// <summary>
    /// The share of generated images where they join real ones: of each label, or of rare labels where there are some. The default value is
    /// 0.5.
    /// </summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double GeneratedShare { get; set; } = 0.5;

    /// <summary>
    /// Steps of the classifier, trained on the draw, that keeps generated images which it reads as meant; 0 to keep all. The default value
    /// is 300.
    /// </summary>
    [Range(0, 1_000_000)]
    public int FilterSteps { get; set; } = 300;

    /// <summary>How many times as many real images the arm with more of them has. The default value is 2.</summary>
    [Range(2, 1000)]
    public int MoreReal { get; set; } = 2;

    /// <summary>What learns. The default value is a small convolutional network.</summary>
    public IReadOnlyList<UpliftLearner> Learners { get; set; } = [UpliftLearner.Convolutional()];

    /// <summary>Test images of which a random sample is read if there are more. The default value is 5,000.</summary>
    [Range(10, 1_000_000)]
    public int MaximumTestImages { get; set; } = 5000;

    /// <summary>The seed of draws, and of all that has a seed. The default value is 0.</summary>
    public long Seed { get; set; }

    /// <summary>
    /// The folder of the experiment: each finished cell, scores.csv, uplift.csv and uplift.svg. An experiment that finds cells there does
    /// what is missing, and leaves them the scores of learners that it is without. Null to write nothing. The default value is null.
    /// </summary>
    public string? OutputFolder { get; set; }

    /// <summary>Receives a report after each cell. The default value is null.</summary>
    public IProgress<UpliftProgress>? Progress { get; set; }

    /// <summary>
    /// Ends the experiment between two classifiers; what is finished stays in <see cref="OutputFolder"/>. Give the same to the options of
    /// <see cref="Generator"/>, whose training takes longest. The default value cannot be cancelled.
    /// </summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>All settings, those without rare labels first.</summary>
    internal IReadOnlyList<UpliftSetting> Settings =>
    [
        .. ImagesPerLabel.Select(count => new UpliftSetting(count, null)),
        .. Imbalances.Select(ratio => new UpliftSetting(ImbalancedImagesPerLabel, ratio)),
    ];

    /// <summary>A copy that later changes by the user do not reach.</summary>
    internal UpliftOptions Checked()
    {
        OptionProperty.RequireRanges(this);
        Require(Generator is not null, nameof(Generator), "a function that makes an estimator, such as seed => ml.Gan().Cgan(...)");
        Require(Settings.Count > 0, nameof(ImagesPerLabel), "a number of images at least, here or in Imbalances");
        Require(ImagesPerLabel.All(count => count >= 1), nameof(ImagesPerLabel), "numbers from 1 on");
        Require(Imbalances.All(ratio => ratio >= 2), nameof(Imbalances), "numbers from 2 on");
        Require(Settings.Distinct().Count() == Settings.Count, nameof(ImagesPerLabel), "each number once, here and in Imbalances");
        Require(Learners.Count > 0 && Learners.DistinctBy(learner => learner.Name).Count() == Learners.Count, nameof(Learners),
            "one learner at least, each with a name of its own");
        var copy = (UpliftOptions)MemberwiseClone();
        copy.Classic = Classic.Checked();
        // What does not count is no reason for an experiment to be another one.
        var unset = new ClassicAugmentationOptions();
        (copy.Classic.ImageColumnName, copy.Classic.Seed) = (unset.ImageColumnName, unset.Seed);
        return copy;
    }

    private static void Require(bool condition, string property, string expected)
    {
        if (!condition)
            throw new ArgumentOutOfRangeException(property, $"UpliftOptions.{property}: expected {expected}.");
    }
}
