using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Runs;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Weights;

/// <summary>A translator of images whose weights come out of a file.</summary>
internal sealed class TranslatorWeights
{
    private readonly SystemDefinition _definition;
    private readonly ImageToImageOptions _options;
    private readonly TrainingColumns _columns;

    /// <param name="options">Its architecture and its columns.</param>
    /// <param name="height">The height of the images that it was trained on.</param>
    /// <param name="width">Their width.</param>
    /// <param name="asImages">Whether columns are of images rather than vectors.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TranslatorWeights(ImageToImageOptions options, int height, int width, bool asImages)
        : this(options, TrainingColumns.Of(options, images => new RunImages([images.Channels, height, width], asImages)))
    {
    }

    /// <summary>The translator of a folder that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The folder is damaged, or was written by another version.</exception>
    public static ImageToImageTransformer Load(MLContext context, SystemDefinition definition, RunModel model, RunFolder run)
    {
        // A GPU that is not there is no fault of the folder.
        DeviceChoice.For(context);
        return RunModel.Make(run, () =>
        {
            var options = (ImageToImageOptions)model.OptionsAs(definition.OptionsType, run);
            return new TranslatorWeights(options, TrainingColumns.From(model, options)).Load(context, run.Weights);
        });
    }

    private TranslatorWeights(ImageToImageOptions options, TrainingColumns columns)
    {
        _definition = SystemList.Of(options);
        _options = (ImageToImageOptions)options.Snapshot();
        _options.Validate();
        _columns = columns;
    }

    /// <summary>Writes what <see cref="GanCatalog.LoadRun"/> makes the translator of again.</summary>
    /// <param name="translator">What <see cref="Load(MLContext, string, IReadOnlyDictionary{string, string}?)"/> gave.</param>
    /// <param name="run">The folder, which is there.</param>
    public void Save(ImageToImageTransformer translator, RunFolder run)
    {
        translator.ExportWeights(run.Weights);
        _columns.ToModel(_options, new RunData(0, [], []), validation: null).Write(run);
    }

    /// <summary>Makes the translator of a file.</summary>
    /// <param name="context">The context, with the device.</param>
    /// <param name="path">The file.</param>
    /// <param name="renamed">See <see cref="WeightFile.Load"/>.</param>
    public ImageToImageTransformer Load(MLContext context, string path, IReadOnlyDictionary<string, string>? renamed = null)
    {
        Func<TrainingSystem, Player> translator = _definition.Translator ?? throw new ArgumentException(
            $"Translators of {_definition.Title} need more than the weights of one network. Load the run folder with LoadRun.");
        Device device = DeviceChoice.For(context);
        using DisposeScope scope = NewDisposeScope();
        using var trained = new TrainedGan(_definition.CreateSystem(_options, _columns), _options, _columns, device);
        Player player = translator(trained.System);
        player.MoveTo(device);
        WeightFile.Load(path, player.Delivered, renamed);
        return new ImageToImageTransformer(trained, player.Name);
    }
}
