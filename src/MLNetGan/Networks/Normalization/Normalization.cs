namespace MLNetGan.Networks;

/// <summary>The layer that a choice of normalization stands for.</summary>
internal static class Normalization
{
    /// <param name="normalization">The choice.</param>
    /// <param name="channels">The channels of what is normalized.</param>
    /// <param name="scalesInstances">Whether a scale and a bias a channel follow the normalization of single images, too.</param>
    public static Layer Layer(TranslationNormalization normalization, long channels, bool scalesInstances = true) => normalization switch
    {
        TranslationNormalization.Batch => new BatchNormalization(channels),
        TranslationNormalization.BatchStatistics => new InstanceNormalization(channels, overBatch: true),
        _ => new InstanceNormalization(channels, isScaled: scalesInstances),
    };
}
