using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using MLNetGan.Systems.ContextEncoder;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>A trained context encoder: fills hidden parts of images in, and adds a column of the completed images.</summary>
/// <remarks>
/// The image column must have the type of the training column. What is trained on the centre fills the centre in, less the border that
/// it also predicts, whatever is there. What is trained on random blocks fills in what is more than half white (in vector columns: more
/// than half of the
/// range of pixel values) in the column of masks (<see cref="ContextEncoderOptions.MaskColumnName"/>), which has one channel and
/// otherwise the
/// type of the images; where data has no such column, the centre. All other pixels stay as they are, to the last bit in image columns,
/// and but for the
/// rounding of conversions, a 100,000th of the range at most, in vector columns.
/// <para>
/// Reading a row without an image, of another number of values than its column's type says, or with a value that is not finite (NaN,
/// infinity) throws
/// <see cref="InvalidDataException"/>; of a vector that is missing, with NaN for all its values, the completed image is missing, too, or
/// black.
/// </para>
/// <para>A saved transformer that was trained on random blocks, unlike this one, must be given the column of masks.</para>
/// </remarks>
public sealed class ContextEncoderTransformer : ImageTranslatorTransformer
{
    internal ContextEncoderTransformer(TrainedGan trained) : base(CreateModel(trained, (ContextEncoderOptions)trained.Options))
    {
    }

    /// <summary>
    /// Writes the generator as an ONNX file for images of the size that it was trained on, with the batch dimension free.
    /// </summary>
    /// <remarks>
    /// Input <c>Image</c>: float, shape (batch, C, H, W), in the range of values of the training column (0..255 for image columns). What
    /// was
    /// trained on random blocks also has the input <c>Mask</c>, shape (batch, 1, H, W), in the same range. Output <c>Completed</c>: as
    /// <c>Image</c>.
    /// </remarks>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    public override void ExportOnnx(string path) => AtomicFile.Write(path, Graph());

    /// <summary>Writes the generator as an ONNX file, as <see cref="ExportOnnx(string)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    public override void ExportOnnx(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Graph());
    }

    private static RowModel CreateModel(TrainedGan trained, ContextEncoderOptions options)
    {
        Network network = trained.Take(Player.Generator);
        ImageColumn image = trained.Images[BatchSlot.Image];
        List<RowInput> inputs = [new ImageInput("image", options.ImageColumnName, network.Inputs[0].Name, image)];
        if (options.Region == HiddenRegion.RandomBlocks)
        {
            inputs.Add(new ImageInput("mask", options.MaskColumnName, network.Inputs[1].Name, image.Of(network.Inputs[1].Shape))
            {
                Absent = (height, width) => CentreRegion.MaskOf(height, width, options.Overlap),
            });
        }
        string completed = ContextEncoderGenerator.Completed;
        var output = new ImageOutput(network.OutputIndex(completed), options.OutputColumnName, completed, image);
        return new RowModel(network, trained.Device, inputs, [output]);
    }
}
