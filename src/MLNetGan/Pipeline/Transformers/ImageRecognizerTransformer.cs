using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Saving;

namespace MLNetGan;

/// <summary>A trained network that tells something of images: reads the image column, and adds what it tells.</summary>
public abstract class ImageRecognizerTransformer : NetworkTransformer
{
    private protected ImageRecognizerTransformer(TrainedGan trained, IReadOnlyList<RecognizerHead> heads) : base(trained.Take(trained.System.AveragedDiscriminator)) =>
        Model = new RecognizerModel(Network, heads, trained);

    internal RecognizerModel Model { get; }

    private protected override RowBinding Bind(DataViewSchema schema) => new RecognizerBinding(Model, schema);

    private protected override ITransformer CreateSavedForm() => SavedRecognizer.Create(Model);

    /// <summary>Writes the network as an ONNX file, with the batch dimension free.</summary>
    /// <remarks>
    /// Input <c>Image</c>: float, shape (batch, C, H, W), in the range of values of the training column (0..255 for image
    /// columns). Outputs have the names of the columns that the transformer adds.
    /// </remarks>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    public void ExportOnnx(string path) => AtomicFile.Write(path, Graph());

    /// <summary>Writes the network as an ONNX file, as <see cref="ExportOnnx(string)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    public void ExportOnnx(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Graph());
    }

    private byte[] Graph()
    {
        ThrowIfDisposed();
        return RecognizerGraph.ForExport(Model);
    }
}
