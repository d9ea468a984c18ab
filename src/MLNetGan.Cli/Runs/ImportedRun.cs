using Microsoft.ML;
using MLNetGan.Files;
using MLNetGan.Pipeline.Weights;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>A run folder of weights that were trained elsewhere.</summary>
internal sealed class ImportedRun(RunDirectory directory, SystemDefinition system)
{
    /// <summary>
    /// Writes all that commands read of a run, and what a trained one has to be served with. model.json makes it a run, and comes last:
    /// where it fails before, nothing stays.
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
        bool isNew = !Directory.Exists(directory.Path);
        try
        {
            Directory.CreateDirectory(directory.Path);
            AtomicFile.Write(directory.Files.Onnx, stream => translator.ExportOnnx(stream));
            var schema = new DataViewSchema.Builder();
            translator.Input.AddColumn(schema);
            AtomicFile.Write(directory.Files.Pipeline, stream => ml.Model.Save(translator, schema.ToSchema(), stream));
            directory.WriteOptions(request, options);
            weights.Save(translator, directory.Files);
        }
        catch (Exception error)
        {
            Remove(isNew);
            if (error is not (IOException or UnauthorizedAccessException))
                throw;
            throw new UserException(
                $"Run folder '{directory.Path}' cannot be written: {error.Message} Choose a folder that this user can write.", error);
        }
    }

    private void Remove(bool withFolder)
    {
        RunFolder files = directory.Files;
        try
        {
            foreach (string file in (string[])[files.Onnx, files.Pipeline, files.Request, files.Weights, files.Model])
                File.Delete(file);
            if (withFolder)
                files.RemoveUnused();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Why nothing was imported says more than this.
        }
    }
}
