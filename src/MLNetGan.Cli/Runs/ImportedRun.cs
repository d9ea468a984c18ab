using Microsoft.ML;
using MLNetGan.Files;
using MLNetGan.Pipeline.Weights;

namespace MLNetGan.Cli.Runs;

/// <summary>A run folder of weights that were trained elsewhere.</summary>
internal sealed class ImportedRun(RunDirectory directory, SystemDefinition system)
{
    /// <summary>
    /// Writes all that commands read of a run, and what a trained one has to be served with. options.json makes it a run, and comes last.
    /// </summary>
    /// <exception cref="UserException">The file is missing, or the folder cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or of another architecture.</exception>
    public void Write(MLContext ml, RunRequest request)
    {
        if (!File.Exists(request.Weights))
            throw new UserException($"There is no file '{request.Weights}'. Check the path.");
        var options = (ImageToImageOptions)request.NewOptions(system);
        options.ImageChannels = request.Channels ?? options.ImageChannels;
        options.InputChannels = request.InputChannels ?? options.ImageChannels;
        (int height, int width) = request.Size!.Value;
        var weights = new TranslatorWeights(options, height, width, asImages: false);
        // What cannot be read leaves no folder behind.
        using ImageToImageTransformer translator = weights.Load(ml, request.Weights);
        try
        {
            Directory.CreateDirectory(directory.Path);
            weights.Save(translator, directory.Files);
            AtomicFile.Write(directory.Files.Onnx, stream => translator.ExportOnnx(stream));
            var schema = new DataViewSchema.Builder();
            translator.Input.AddColumn(schema);
            AtomicFile.Write(directory.Files.Pipeline, stream => ml.Model.Save(translator, schema.ToSchema(), stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                $"Run folder '{directory.Path}' cannot be written: {error.Message} Choose a folder that this user can write.", error);
        }
        directory.WriteOptions(request, options);
    }
}
