using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;

namespace MLNetGan;

/// <summary>A trained network that makes an image of an image: adds a column of what it makes of the images of another.</summary>
public abstract class ImageTranslatorTransformer : NetworkTransformer
{
    private protected ImageTranslatorTransformer(RowModel model) : base(model) => Input = model.Inputs.OfType<ImageInput>().First();

    /// <summary>The channels of the images that it takes: 1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha).</summary>
    public int InputChannels => Input.Image.Channels;

    /// <summary>The images that it takes.</summary>
    internal ImageInput Input { get; }

    /// <summary>The images beside them that data may lack; null for a network that takes no others.</summary>
    internal ImageInput? Optional => Model.Inputs.OfType<ImageInput>().FirstOrDefault(input => input.Absent is not null);

    /// <summary>Writes the network as an ONNX file for images of the size that it was trained on, with the batch dimension free.</summary>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    public abstract void ExportOnnx(string path);

    /// <summary>Writes the network as an ONNX file, as <see cref="ExportOnnx(string)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    public abstract void ExportOnnx(Stream stream);
}
