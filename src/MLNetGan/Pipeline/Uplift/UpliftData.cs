using MLNetGan.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>Checks whether images suffice for an experiment.</summary>
internal static class UpliftData
{
    // Neighbourhoods among the images of a draw reach to the third neighbour.
    private const int FewestDrawn = 5;

    /// <exception cref="ArgumentOutOfRangeException">Images are of two sizes.</exception>
    /// <exception cref="InvalidDataException">There are too few images of a label, or other labels among test images.</exception>
    public static void Check(StoredImageSet real, StoredImageSet test, UpliftOptions options)
    {
        if (real.Shape != test.Shape)
            throw SchemaError.OtherShape("test image", options.ImageColumnName, real.Shape, test.Shape, "Give both as many channels.");
        IReadOnlyList<string> names = real.LabelNames!;
        if (names.Count < 2)
            throw new InvalidDataException($"All {real.Count} real images have the label '{names[0]}' in column " +
                $"'{options.LabelColumnName}': expected at least two labels, for classifiers to tell apart.");
        if (!names.SequenceEqual(test.LabelNames!))
            throw new InvalidDataException($"Column '{options.LabelColumnName}' has the labels {List(names)} in the real images and " +
                $"{List(test.LabelNames!)} in the test images: expected the same. Remove those that only one of them has.");
        foreach (UpliftSetting small in options.Settings)
        {
            int rare = UpliftDraw.RareLabels(small, options, names.Count);
            int drawn = (names.Count - rare) * small.ImagesPerLabel + rare * small.RareImages;
            if (drawn < FewestDrawn)
                throw new InvalidDataException($"A draw of {small.Name} is {drawn} images: expected at least {FewestDrawn}, " +
                    "for generated images to be compared with. Raise ImagesPerLabel or ImbalancedImagesPerLabel.");
        }
        UpliftSetting setting = options.Settings.MaxBy(setting => UpliftDraw.MostPerLabel(setting, options))!;
        int needed = UpliftDraw.MostPerLabel(setting, options);
        var counts = new int[names.Count];
        for (int i = 0; i < real.Count; i++)
            counts[real.LabelOf(i)]++;
        int rarest = Array.IndexOf(counts, counts.Min());
        if (counts[rarest] < needed)
        {
            string why = setting.Imbalance is null
                ? $"{options.MoreReal} times (MoreReal) {setting.ImagesPerLabel} a label (ImagesPerLabel)"
                : "as many as ImbalancedImagesPerLabel";
            throw new InvalidDataException($"There are {counts[rarest]} real images of label '{names[rarest]}': expected at least " +
                $"{needed}, {why}. Give more images, or lower that.");
        }
    }

    /// <summary>Makes sure that any label may be rare, whose recall is that of its test images.</summary>
    /// <param name="test">All test images.</param>
    /// <param name="tested">Those that are read.</param>
    /// <exception cref="InvalidDataException">Those have none of a label.</exception>
    public static void RequireAllLabels(StoredImageSet test, IReadOnlyList<int> tested)
    {
        IReadOnlyList<string> names = test.LabelNames!;
        var found = new HashSet<int>(tested.Select(test.LabelOf));
        if (Enumerable.Range(0, names.Count).FirstOrDefault(label => !found.Contains(label), -1) is >= 0 and var missing)
            throw new InvalidDataException($"The {tested.Count} test images that are read of {test.Count} have none of label " +
                $"'{names[missing]}': expected some of each, for recall where labels are rare. Raise MaximumTestImages.");
    }

    private static string List(IReadOnlyList<string> names)
    {
        const int shown = 10;
        return $"'{string.Join("', '", names.Take(shown))}'{(names.Count > shown ? ", ..." : "")}";
    }
}
