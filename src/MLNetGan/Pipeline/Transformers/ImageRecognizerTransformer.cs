using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>A trained network that tells something of images: reads the image column, and adds what it tells.</summary>
/// <remarks>
/// Reading a row without an image, of another number of values than the column's type says, or with a value that is not finite
/// (NaN, infinity) throws <see cref="InvalidDataException"/>. Of a vector that is missing, with NaN for all its values, as a generator
/// makes it of a missing label, what is told is missing, too: NaN, or key 0.
/// </remarks>
public abstract class ImageRecognizerTransformer : NetworkTransformer
{
    private protected ImageRecognizerTransformer(TrainedGan trained, params IReadOnlyList<RowOutput> outputs)
        : this(trained, trained.Take(Player.Discriminator), BatchSlot.Image, outputs)
    {
    }

    private protected ImageRecognizerTransformer(TrainedGan trained, Network network, string slot, params IReadOnlyList<RowOutput> outputs)
        : this(new RowModel(
            network, trained.Device, [new ImageInput("image", trained.ColumnName(slot), "Image", trained.Images[slot])], outputs))
    {
    }

    private protected ImageRecognizerTransformer(RowModel model) : base(model)
    {
    }

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
}
