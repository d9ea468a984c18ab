namespace MLNetGan.Metrics;

/// <summary>The streams of an evaluation's seed; the order of rows is a further one.</summary>
internal static class EvaluationSeeds
{
    private const int RealPatchStream = 1, GeneratedPatchStream = 2, SubsetStream = 3, DirectionStream = 4, ClassifierStream = 5,
        SplitStream = 6, RowStream = 7;

    /// <summary>Of the places of patches in real images.</summary>
    public static long RealPatches(ImageEvaluationOptions options) => Of(options, RealPatchStream);

    /// <summary>Of the places of patches in generated images.</summary>
    public static long GeneratedPatches(ImageEvaluationOptions options) => Of(options, GeneratedPatchStream);

    /// <summary>Of the subsets of the kernel distance.</summary>
    public static long Subsets(ImageEvaluationOptions options) => Of(options, SubsetStream);

    /// <summary>Of the directions of the sliced Wasserstein distance.</summary>
    public static long Directions(ImageEvaluationOptions options) => Of(options, DirectionStream);

    /// <summary>Of the classifiers of the classification accuracy.</summary>
    public static long Classifiers(ImageEvaluationOptions options) => Of(options, ClassifierStream);

    /// <summary>Of the splits of the inception score.</summary>
    public static long Splits(ImageEvaluationOptions options) => Of(options, SplitStream);

    /// <summary>Of which rows are measured, where there are more.</summary>
    public static long Rows(ImageEvaluationOptions options) => Of(options, RowStream);

    private static long Of(ImageEvaluationOptions options, int stream) => CounterNoise.Combine(options.Seed, stream);
}
