namespace MLNetGan.Networks;

/// <summary>The layer that a choice of normalization stands for.</summary>
internal static class Normalization
{
    public static Layer Layer(TranslationNormalization normalization, long channels) => normalization switch
    {
        TranslationNormalization.Batch => new BatchNormalization(channels),
        _ => new InstanceNormalization(channels, overBatch: normalization == TranslationNormalization.BatchStatistics),
    };
}
