using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Saving;

namespace MLNetGan;

/// <summary>
/// A trained generator: adds a column of generated images, each a function of its row alone. The noise of a row is its
/// <c>Latent</c> column if the data has one, else it is computed from its <c>Seed</c> column, else from the row's id.
/// </summary>
/// <remarks>
/// The images have the type, the dimensions and the range of values of the training column. A saved generator always
/// computes its noise from the <c>Seed</c> column (Int64), which data for a loaded one must therefore have.
/// </remarks>
public abstract partial class ImageGeneratorTransformer : NetworkTransformer
{
    private protected ImageGeneratorTransformer(TrainedGan trained) : this(new GeneratorModel(trained.Take(trained.System.Averaged), trained))
    {
    }

    private protected ImageGeneratorTransformer(GeneratorModel model) : base(model.Network) => Model = model;

    internal GeneratorModel Model { get; }

    /// <summary>The length of the latent vector.</summary>
    public int LatentSize => Model.LatentSize;

    private protected override RowBinding Bind(DataViewSchema schema) => new GeneratorBinding(Model, schema);

    private protected override ITransformer CreateSavedForm() => SavedGenerator.Create(Model);

    /// <summary>Writes the generator as an ONNX file, with the batch dimension free.</summary>
    /// <remarks>
    /// Inputs are <c>Latent</c> or <c>Seed</c> (see <see cref="OnnxGeneratorInput"/>) and, for a generator with labels,
    /// <c>Label</c>: int64 indices from 0, shape (batch, 1). The output is <c>Image</c>: float, shape (batch, C, H, W), in the
    /// range of values of the training column (0..255 for image columns).
    /// </remarks>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    /// <param name="input">What the graph starts from.</param>
    public void ExportOnnx(string path, OnnxGeneratorInput input = OnnxGeneratorInput.Latent) =>
        AtomicFile.Write(path, Graph(input));

    /// <summary>Writes the generator as an ONNX file, as <see cref="ExportOnnx(string, OnnxGeneratorInput)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="input">What the graph starts from.</param>
    public void ExportOnnx(Stream stream, OnnxGeneratorInput input = OnnxGeneratorInput.Latent)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Graph(input));
    }

    private byte[] Graph(OnnxGeneratorInput input)
    {
        ThrowIfDisposed();
        return GeneratorGraph.ForExport(Model, input);
    }
}
