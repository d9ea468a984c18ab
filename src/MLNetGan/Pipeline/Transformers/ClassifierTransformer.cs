using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Saving;

namespace MLNetGan;

/// <summary>A discriminator that predicts the labels of images.</summary>
/// <remarks>
/// Reads the image column, which must have the type of the training column, and adds <c>PredictedLabel</c> (a key with
/// the names of the training data) and <c>Score</c> (known-size vector of Single: the probability of each label), which
/// is what <c>mlContext.MulticlassClassification.Evaluate</c> reads.
/// </remarks>
public sealed class ClassifierTransformer : NetworkTransformer
{
    internal ClassifierTransformer(TrainedGan trained, int output) : base(trained.Take(trained.System.Discriminator)) =>
        Model = new ClassifierModel(Network, output, trained);

    internal ClassifierModel Model { get; }

    private protected override RowBinding Bind(DataViewSchema schema) => new ClassifierBinding(Model, schema);

    private protected override ITransformer CreateSavedForm() => SavedClassifier.Create(Model);

    /// <summary>Writes the classifier as an ONNX file, with the batch dimension free.</summary>
    /// <remarks>
    /// Input <c>Image</c>: float, shape (batch, C, H, W), in the range of values of the training column (0..255 for image
    /// columns). Outputs <c>Score</c>: float, shape (batch, labels), probabilities; and <c>PredictedLabel</c>: int64 index from
    /// 0, shape (batch).
    /// </remarks>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    public void ExportOnnx(string path) => OnnxFile.Write(path, Graph());

    /// <summary>Writes the classifier as an ONNX file, as <see cref="ExportOnnx(string)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    public void ExportOnnx(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Graph());
    }

    private byte[] Graph()
    {
        ThrowIfDisposed();
        return ClassifierGraph.ForExport(Model);
    }
}
