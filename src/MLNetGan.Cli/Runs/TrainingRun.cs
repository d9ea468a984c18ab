using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetGan.Cli.Display;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>Trains into a run folder and writes what comes of it.</summary>
internal sealed class TrainingRun(RunDirectory directory, RunRequest request, bool resume, int? gpu)
{
    /// <summary>Trains and writes all results.</summary>
    /// <exception cref="OperationCanceledException">Stopped; a checkpoint is written.</exception>
    public void Execute(CancellationToken cancellation)
    {
        TrainableSystem system = TrainableSystem.Named(request.System);
        var ml = new MLContext(request.Seed) { GpuDeviceId = gpu, FallbackToCpu = gpu is null };
        IDataView data = TrainingData.Load(ml, request, system);
        GanOptions options = request.NewOptions(system);
        options.RunFolder = directory.Path;
        options.Resume = resume;
        options.CancellationToken = cancellation;
        IEstimator<ITransformer> keys = system.Data == TrainingDataKind.LabeledImages
            ? ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            : new Microsoft.ML.Data.EstimatorChain<ITransformer>();

        directory.WriteOptions(request, options);
        try
        {
            ITransformer keyMap = keys.Fit(data);
            IDataView training = keyMap.Transform(data);
            NetworkTransformer network = TrainingDisplay.Show(progress =>
            {
                options.Progress = progress;
                return Fit(system.NewEstimator(ml.Gan(), options), training);
            });
            Console.WriteLine($"Writing results to {directory.Path}");
            WriteResults(ml, data, keyMap, network, system);
        }
        catch
        {
            directory.Forget();
            throw;
        }
    }

    private NetworkTransformer Fit(IEstimator<NetworkTransformer> estimator, IDataView training)
    {
        try
        {
            return estimator.Fit(training);
        }
        catch (ArgumentOutOfRangeException error) when (request.Folder is not null || request.Pairs is not null)
        {
            throw new UserException($"{error.Message} On the command line, --size brings the images to another size.", error);
        }
    }

    private void WriteResults(MLContext ml, IDataView data, ITransformer keyMap, NetworkTransformer network, TrainableSystem system)
    {
        ITransformer pipeline = system.Data == TrainingDataKind.LabeledImages ? keyMap.Append(network) : network;
        AtomicFile.Write(directory.Files.Pipeline, stream => ml.Model.Save(pipeline, data.Schema, stream));
        OnnxExport.Write(network, directory.Files.Onnx);
        if (RunSummary.Read(directory.Files) is { } summary)
            RunReport.Write(Console.Out, summary);
    }
}
