using Microsoft.ML;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// A trained generator: adds a column of generated images, each a function of its row alone. The noise of a row is its
/// <c>Latent</c> column if the data has one, else it is computed from its <c>Seed</c> column, else from the row's id.
/// </summary>
/// <remarks>
/// The images have the type, the dimensions and the range of values of the training column, and its name unless
/// <see cref="LatentGanOptions.OutputColumnName"/> gives another: of data with real images, transformed data shows the generated ones. A
/// saved generator always computes its noise from the <c>Seed</c> column (Int64), which data for a loaded one must therefore have: a
/// <c>Latent</c> column changes nothing there. Save <see cref="Decoder"/> for a pipeline that makes images of latent vectors. Reading a row
/// whose <c>Latent</c> vector has another number of values than <see cref="LatentSize"/>, or one that is not finite, throws
/// <see cref="InvalidDataException"/>; of a vector with NaN for all its values the image is missing: NaN, or black.
/// </remarks>
public abstract partial class ImageGeneratorTransformer : NetworkTransformer
{
    private protected ImageGeneratorTransformer(TrainedGan trained)
        : this(CreateModel(
            trained, ((LatentGanOptions)trained.Options).SeedColumnName, ((LatentGanOptions)trained.Options).LatentColumnName))
    {
    }

    private protected ImageGeneratorTransformer(RowModel model) : base(model)
    {
        Latent = model.Inputs.OfType<LatentInput>().Single();
        Decoder = new DecoderTransformer(this, Latent);
    }

    /// <summary>The length of the latent vector.</summary>
    public int LatentSize => Latent.Size;

    /// <summary>
    /// The same generator where latent vectors are wanted, in process and saved. Its network is the generator's, which frees it.
    /// </summary>
    public DecoderTransformer Decoder { get; }

    /// <summary>The columns of images that it adds: one, unless a system makes several images of one latent vector.</summary>
    internal IReadOnlyList<string> ImageColumns => [.. Model.Outputs.OfType<ImageOutput>().Select(output => output.ColumnName)];

    private protected LatentInput Latent { get; }

    /// <summary>What the images are like; of several images of a row the first.</summary>
    private protected ImageColumn Image => Model.Outputs.OfType<ImageOutput>().First().Image;

    private protected LabelColumn? Label => Model.Conditions.FirstOrDefault(condition => condition.IsRequired)?.Keys;

    /// <summary>Images of new seeds. Labels, where there are some, take turns; codes are drawn from the seeds.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Another number gives other seeds, hence other images.</param>
    /// <returns>
    /// The label (a key with the names of the training data) or code, seed and image columns. Images are generated when they
    /// are read; every reading gives the same.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public IDataView Generate(int count, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        long SeedOf(int row) => CounterNoise.Combine(seed, row);
        IEnumerable<ValueColumn> conditions = Model.Conditions.Select(
            condition => condition.ToValues(count, row => condition.ValueOf(row, SeedOf(row))));
        return Transform(ValueDataView.Of([.. conditions, ValueColumn.Seeds(Model.SeedColumnName!, count, SeedOf)]));
    }

    /// <summary>Writes the generator as an ONNX file, with the batch dimension free.</summary>
    /// <remarks>
    /// Inputs are <c>Latent</c> or <c>Seed</c> (see <see cref="OnnxGeneratorInput"/>) and, for a generator with labels,
    /// <c>Label</c>: int64 indices from 0, shape (batch, 1). The output is <c>Image</c>: float, shape (batch, C, H, W), in the
    /// range of values of the training column (0..255 for image columns). The metadata entry <c>Label.names</c> is a JSON array of the
    /// labels' names in the order of their indices.
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

    /// <summary>A generator of images from noise and either the label that it was trained with or codes, its other inputs.</summary>
    internal static RowModel CreateModel(TrainedGan trained, string seedColumn, string latentColumn)
    {
        Network network = trained.Take(Player.Generator);
        IEnumerable<RowInput> conditions = trained.Label is { } label
            ? [ConditionInput.Label(trained.Options.Label!, network.Inputs[1], label)]
            : network.Inputs.Skip(1).Select((_, i) => ConditionInput.Code(network, i));
        return new RowModel(
            network, trained.Device, [new LatentInput(latentColumn, network.Inputs[0]), .. conditions],
            [new ImageOutput(0, trained.Options.Output, "Image", trained.Images[BatchSlot.Image].Of(network.OutputShapes()[0]))])
        { SeedColumnName = seedColumn };
    }

    private byte[] Graph(OnnxGeneratorInput input) => Graph(takesSeeds: input == OnnxGeneratorInput.Seed);
}
