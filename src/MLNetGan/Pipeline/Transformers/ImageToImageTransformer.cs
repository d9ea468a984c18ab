using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>A trained generator that translates images: adds a column of translations of the input column.</summary>
/// <remarks>
/// The input column is a known-size <c>Vector&lt;Single, C, H, W&gt;</c> with the channels of the training column and in the
/// declared range of values, or an image column, of known size or not. Images may have any size: those that the network
/// cannot take are enlarged by reflection at their edges, and their translations cut back. Translations are vectors or
/// images, and in the range of values, as the target column in training was; their size is that of their input. To make
/// vectors, image columns need a known size.
/// <para>
/// A translation depends on its own input alone, whatever is read beside it, unless dropout stays on after training
/// (<see cref="Pix2PixOptions.DropoutAfterTraining"/>, DualGAN's likewise): each reading then gives another translation. Of a pix2pixHD
/// with <see cref="Pix2PixHdOptions.Features"/> it also depends on the row's seed, or without that column on the row's id. Reading a row
/// without an image, of another number of values than its column's type says, or with a value that is not finite (NaN, infinity) throws
/// <see cref="InvalidDataException"/>; of a vector that is missing, with NaN for all its values, the translation is missing, too, or a
/// black image. A pixel that is no number of a class throws <see cref="InvalidDataException"/>, too, where a pix2pixHD has
/// <see cref="Pix2PixHdOptions.LabelClasses"/>.
/// </para>
/// <para>
/// A saved transformer, unlike this one, translates only what training had: the same kind of column and the same size; where features are
/// drawn it wants the column of seeds. Put
/// <c>ResizeImages</c> before it in the pipeline; for another size export ONNX files. Of a value that is not finite it makes a
/// translation of such values, or a black image; what is no number of a class it takes for none.
/// </para>
/// </remarks>
public class ImageToImageTransformer : ImageTranslatorTransformer
{
    internal ImageToImageTransformer(TrainedGan trained, string player = Player.Generator)
        : this(CreateModel(
            trained, player, trained.ColumnName(BatchSlot.Input), trained.Images[BatchSlot.Input], trained.Options.Output,
            trained.Images[BatchSlot.Target]))
    {
    }

    internal ImageToImageTransformer(RowModel model) : base(model)
    {
    }

    private ImageColumn Source => Input.Image;

    /// <summary>
    /// Writes the generator as an ONNX file for images of the size that it was trained on, with the batch dimension free.
    /// </summary>
    /// <remarks>
    /// Input <c>Input</c>: float, shape (batch, C, H, W), in the range of values of the training column (0..255 for image
    /// columns). Where features are drawn, input <c>Seed</c>: int64, shape (batch, 1). Output <c>Translated</c>: float, shape
    /// (batch, C, H, W) with the channels and range of values of the target column.
    /// </remarks>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    public override void ExportOnnx(string path) => ExportOnnx(path, Source.Height, Source.Width);

    /// <summary>
    /// Writes the generator as an ONNX file for images of any one size; otherwise as <see cref="ExportOnnx(string)"/> does.
    /// </summary>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    /// <param name="height">The height of the images in pixels, at least 1.</param>
    /// <param name="width">The width of the images in pixels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="height"/> or <paramref name="width"/> is below 1.</exception>
    public void ExportOnnx(string path, int height, int width) => AtomicFile.Write(path, Graph(height, width));

    /// <summary>Writes the generator as an ONNX file, as <see cref="ExportOnnx(string)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    public override void ExportOnnx(Stream stream) => ExportOnnx(stream, Source.Height, Source.Width);

    /// <summary>Writes the generator as an ONNX file, as <see cref="ExportOnnx(string, int, int)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="height">The height of the images in pixels, at least 1.</param>
    /// <param name="width">The width of the images in pixels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="height"/> or <paramref name="width"/> is below 1.</exception>
    public void ExportOnnx(Stream stream, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Graph(height, width));
    }

    /// <summary>A generator that translates images of one column, of what training had there, to what it had in the other.</summary>
    internal static RowModel CreateModel(
        TrainedGan trained, string player, string inputColumn, ImageColumn source, string outputColumn, ImageColumn target) =>
        CreateModel(trained, (TranslationNetwork)trained.Take(player), inputColumn, source, outputColumn, target);

    /// <summary>The same of a network that takes, after all images, what is drawn.</summary>
    internal static RowModel CreateModel(
        TrainedGan trained, TranslationNetwork network, string inputColumn, ImageColumn source, string outputColumn, ImageColumn target,
        params RowInput[] drawn)
    {
        var options = (ImageToImageOptions)trained.Options;
        var anyVector = new PixelScale(options.PixelMinimum, options.PixelMaximum);
        var input = new ImageInput("input", inputColumn, network.Inputs[0].Name, source)
        {
            AnyVector = anyVector,
            Classes = options.Images.Single(images => images.Column == inputColumn).Classes,
        };
        RowInput Other(NetworkInput other)
        {
            TrainingImages images = options.Images.Single(images => images.Slot == other.Name);
            return new ImageInput(images.Role, images.Column, images.Slot, trained.Images[images.Slot])
            {
                AnyVector = anyVector,
                AreNumbers = images.AreNumbers,
            };
        }
        var output = new ImageOutput(0, outputColumn, "Translated", target) { IsAnySize = true };
        return new RowModel(
            network, trained.Device, [input, .. network.Inputs.Skip(1).SkipLast(drawn.Length).Select(Other), .. drawn], [output])
        {
            SizeMultiple = network.SizeMultiple,
            SmallestSize = network.SmallestSize,
        };
    }

    private byte[] Graph(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return Graph(takesSeeds: Model.SeedColumnName is not null, (height, width));
    }
}
