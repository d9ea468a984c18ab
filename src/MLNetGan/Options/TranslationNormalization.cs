namespace MLNetGan;

/// <summary>Over what the networks of an image-to-image system normalize their features.</summary>
public enum TranslationNormalization
{
    /// <summary>
    /// Each image by its own mean and deviation, in training and after it. With batches of one image, as the reference has
    /// them, training is the reference's, and so are translations. It takes an image's overall contrast away, so that a
    /// nearly empty image can be taken for a full one.
    /// </summary>
    Instance,

    /// <summary>
    /// Batch normalization: by mean and deviation over the batch in training, by their running averages after it. Wants
    /// batches of several images; then it keeps what instance normalization takes away.
    /// </summary>
    Batch,

    /// <summary>
    /// By mean and deviation over the batch in training and after it, the reference's behaviour at test time. Translations in
    /// ML.NET are made one image at a time, so that each depends on its input alone; in an exported ONNX graph the images of
    /// a batch influence each other.
    /// </summary>
    BatchStatistics,
}
