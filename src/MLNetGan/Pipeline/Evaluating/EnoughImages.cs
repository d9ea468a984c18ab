namespace MLNetGan.Pipeline.Evaluating;

/// <summary>How many images it takes to compare features.</summary>
internal static class EnoughImages
{
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public static void Require(ImageFeatureExtractor extractor, ImageEvaluationOptions options, int count, string kind, string advice)
    {
        // A covariance of no more images than features says nothing of some directions.
        int needed = 1 + Math.Max(extractor.FeatureCount, Math.Max(options.Neighbors, options.DensityNeighbors));
        if (count < needed)
            throw new InvalidDataException($"There are {count} {kind} images: expected at least {needed}, as the extractor " +
                $"{extractor.Name} gives {extractor.FeatureCount} features, whose spread fewer images do not tell. {advice}");
    }
}
