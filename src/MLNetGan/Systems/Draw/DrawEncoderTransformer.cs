using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using MLNetGan.Systems.Draw;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>DRAW's encoder: tells of images the latent vectors that the decoder paints them of, and a bound on their probability.</summary>
/// <remarks>
/// Reads the image column, which must have the type of the training column, and adds <c>Latent</c>
/// (<see cref="DrawOptions.LatentColumnName"/>; known-size vector of Single), which the generator and its
/// <see cref="ImageGeneratorTransformer.Decoder"/> take, and <c>Bound</c> (vector of one Single): what minus the logarithm of the image's
/// probability, in nats, is at most, on average over the noise. The noise is computed from the <c>Seed</c> column (Int64) if the data has
/// one, else from the row's id; data for a saved encoder must have one.
/// <para>Its ONNX file has the same outputs: float, shape (batch, values).</para>
/// </remarks>
public sealed class DrawEncoderTransformer : ImageRecognizerTransformer
{
    internal DrawEncoderTransformer(TrainedGan trained, DrawOptions options) : base(CreateModel(trained, options))
    {
    }

    /// <summary>Writes the network as an ONNX file, with the batch dimension free.</summary>
    /// <remarks>
    /// As <see cref="ImageRecognizerTransformer.ExportOnnx(string)"/>, which takes noise, <c>Noise</c>: float, shape (batch, values); or
    /// from seeds, <c>Seed</c>: int64, shape (batch, 1).
    /// </remarks>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    /// <param name="input">What noise is made of.</param>
    public void ExportOnnx(string path, OnnxGeneratorInput input) =>
        AtomicFile.Write(path, Graph(takesSeeds: input == OnnxGeneratorInput.Seed));

    /// <summary>Writes the network as an ONNX file, as <see cref="ExportOnnx(string, OnnxGeneratorInput)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="input">What noise is made of.</param>
    public void ExportOnnx(Stream stream, OnnxGeneratorInput input)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Graph(takesSeeds: input == OnnxGeneratorInput.Seed));
    }

    private static RowModel CreateModel(TrainedGan trained, DrawOptions options)
    {
        Network network = trained.Take(DrawSystem.EncoderName);
        var image = new ImageInput("image", options.ImageColumnName, "Image", trained.Images[BatchSlot.Image]);
        VectorOutput Output(string name, string column) =>
            new(network.OutputIndex(name), column, (int)network.OutputShapes()[network.OutputIndex(name)].Count);
        return new RowModel(
            network, trained.Device, [image, new LatentInput(null, network.Inputs[1])],
            [Output(DrawEncoder.Latent, options.LatentColumnName), Output(DrawEncoder.Bound, DrawEncoder.Bound)])
        { SeedColumnName = options.SeedColumnName };
    }
}
