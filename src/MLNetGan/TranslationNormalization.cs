namespace MLNetGan;

/// <summary>Over what the networks of an image-to-image system normalize their features.</summary>
public enum TranslationNormalization
{
    /// <summary>
    /// Each image by its own mean and deviation, in training and after it: a translation depends on its input alone. With
    /// batches of one image, as in the reference, training is the reference's.
    /// </summary>
    Instance,

    /// <summary>
    /// By mean and deviation over the batch, in training and after it (the reference's test-time behaviour). Translations in
    /// ML.NET are made one image at a time, so that each still depends on its input alone; in an exported ONNX graph the
    /// images of a batch influence each other.
    /// </summary>
    Batch,
}
