using MLNetGan.Runs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Writes losses, their terms, scalars and sheets of samples for TensorBoard.</summary>
/// <param name="folder">Where the file of events goes.</param>
/// <param name="run">The run folder, whose sheets are taken; null to draw them.</param>
/// <param name="sheet">The sheet of samples.</param>
/// <param name="warn">Is told what could not be written.</param>
internal sealed class TensorBoardLog(string folder, RunFolder? run, ISampleSheet sheet, Action<string> warn) : ITrainingObserver
{
    private SummaryWriter? _writer;

    public void Report(TrainingProgress progress)
    {
        // What is shown beside a training never spoils it.
        try
        {
            _writer ??= utils.tensorboard.SummaryWriter(folder);
            int step = (int)Math.Min(progress.Step, int.MaxValue);
            foreach ((string name, double value) in progress.Losses)
                _writer.add_scalar($"loss/{name}", (float)value, step);
            foreach ((string name, double value) in progress.LossTerms)
                _writer.add_scalar($"term/{name}", (float)value, step);
            foreach ((string name, double value) in progress.Scalars)
                _writer.add_scalar($"scalar/{name}", (float)value, step);
            if (progress.Measure is { Value: { } measured } measure)
                _writer.add_scalar($"measure/{measure.Name}", (float)measured, step);
            if (progress.IsSheetDue)
                AddSheet(_writer, progress.Epoch, step);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            warn($"TensorBoard's folder '{folder}' misses reports: {error.Message}");
        }
    }

    private void AddSheet(SummaryWriter writer, int epoch, int step)
    {
        if (run is not null && File.Exists(run.EpochSheet(epoch)))
        {
            writer.add_img("samples", run.EpochSheet(epoch), step);
            return;
        }
        string drawn = Path.Combine(folder, $".{Guid.NewGuid():N}.png");
        try
        {
            sheet.Write(drawn, epoch);
            writer.add_img("samples", drawn, step);
        }
        finally
        {
            File.Delete(drawn);
        }
    }
}
