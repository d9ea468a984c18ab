using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows.Outputs;

namespace MLNetGan;

/// <summary>A discriminator that predicts the labels of images.</summary>
/// <remarks>
/// Reads the image column, which must have the type of the training column, and adds <c>PredictedLabel</c> (a key with
/// the names of the training data) and <c>Score</c> (known-size vector of Single: the probability of each label), which
/// is what <c>mlContext.MulticlassClassification.Evaluate</c> reads.
/// <para>Its ONNX file has the outputs <c>Score</c>: float, shape (batch, labels); and <c>PredictedLabel</c>: int64 index
/// from 0, shape (batch). The metadata entry <c>PredictedLabel.names</c> is a JSON array of the labels' names in that order.</para>
/// </remarks>
public sealed class ClassifierTransformer : ImageRecognizerTransformer
{
    internal ClassifierTransformer(TrainedGan trained, int output)
        : base(trained, new KeyOutput(output, "PredictedLabel", "Score", trained.Label!))
    {
    }

    /// <param name="trained">What training gave.</param>
    /// <param name="network">The part of a discriminator that tells labels, which is the transformer's.</param>
    /// <param name="slot">The images that it reads.</param>
    internal ClassifierTransformer(TrainedGan trained, Network network, string slot)
        : base(trained, network, slot, new KeyOutput(0, "PredictedLabel", "Score", trained.Label!))
    {
    }
}
