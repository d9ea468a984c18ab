using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetGan.Cli.Display;

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
            WriteResults(ml, data, training, keyMap, network, options, system);
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

    private void WriteResults(
        MLContext ml, IDataView data, IDataView training, ITransformer keyMap, NetworkTransformer network, GanOptions options, TrainableSystem system)
    {
        if (directory.ReadLosses() is not [.., var last] losses)
            throw new UserException($"'{directory.Losses}' is missing or empty: the run cannot be summed up.");
        var heldOut = HeldOutMetrics.Of(losses);
        // The results have the weights of the best evaluation, so theirs is its sheet.
        if ((heldOut is null ? directory.LastEpochSheet : directory.EpochSheet(heldOut.BestEpoch)) is { } sheet && File.Exists(sheet))
            RunDirectory.WriteAtomically(directory.SampleSheet, temporary => File.Copy(sheet, temporary, overwrite: true));
        ITransformer pipeline = system.Data == TrainingDataKind.LabeledImages ? keyMap.Append(network) : network;
        RunDirectory.WriteAtomically(directory.Pipeline, temporary => ml.Model.Save(pipeline, data.Schema, temporary));
        RunDirectory.WriteAtomically(directory.Onnx, temporary => OnnxExport.Write(network, temporary));
        var metrics = new RunMetrics
        {
            System = system.Name,
            Seconds = last.Seconds,
            Steps = last.Step,
            Epochs = last.Epoch,
            ImagesPerSecond = Math.Round((last.Images ?? last.Step * (double)options.BatchSize) / last.Seconds, 1),
            RealBelief = last.RealBelief,
            FakeBelief = last.FakeBelief,
            WassersteinEstimate = last.WassersteinEstimate,
            DiscriminatorLoss = last.DiscriminatorLoss,
            GeneratorLoss = last.GeneratorLoss,
            HeldOutL1 = heldOut,
            Labels = network is LabeledGeneratorTransformer labeled ? LabelJudge.Measure(ml, training, labeled) : null,
        };
        directory.WriteMetrics(metrics);
        RunReport.Write(Console.Out, metrics);
    }
}
