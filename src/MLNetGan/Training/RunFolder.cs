using System.Globalization;
using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>Writes what a run shows of itself: losses.csv with a row an epoch, and a sheet of samples at every evaluation.</summary>
internal sealed class RunFolder : ITrainingObserver
{
    private const string Columns = "epoch,step,seconds,images";

    private readonly string _folder, _losses;
    private readonly ISampleSheet _sheet;

    /// <summary>Prepares the folder.</summary>
    /// <exception cref="IOException">It cannot be written, or it holds a run that the options do not ask to resume.</exception>
    public RunFolder(GanOptions options, ISampleSheet sheet)
    {
        (_folder, _sheet) = (options.RunFolder!, sheet);
        _losses = Path.Combine(_folder, "losses.csv");
        if (!options.Resume && File.Exists(_losses))
            throw new IOException($"Run folder '{_folder}' already holds a run (losses.csv). Set Resume to go on with it, or choose another folder.");
        try
        {
            Directory.CreateDirectory(Path.Combine(_folder, "samples"));
            string probe = Path.Combine(_folder, ".writable");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new IOException($"Run folder '{_folder}' cannot be written: {error.Message} Choose a folder that this user can write.", error);
        }
    }

    public void Report(TrainingProgress progress)
    {
        if (!progress.IsEndOfEpoch)
            return;
        AppendLosses(progress);
        if (progress.IsEvaluated)
            _sheet.Write(Path.Combine(_folder, "samples", $"epoch-{progress.Epoch:D4}.png"));
    }

    private static IEnumerable<(string Name, string Value)> FurtherColumns(TrainingProgress progress)
    {
        static string Text(double? value) => string.Create(CultureInfo.InvariantCulture, $"{value:F6}");
        foreach ((string name, double value) in progress.Losses)
            yield return ($"{name}_loss", Text(value));
        foreach ((string name, double value) in progress.LossTerms.Concat(progress.Scalars))
            yield return (name, Text(value));
        if (progress.Measure is { } measure)
            yield return (measure.Name, Text(measure.Value));
    }

    // After a resume an epoch can be reported a second time: its new row takes the place of the old one.
    private void AppendLosses(TrainingProgress progress)
    {
        bool IsEarlier(string row) => int.TryParse(row.Split(',')[0], CultureInfo.InvariantCulture, out int epoch) && epoch < progress.Epoch;
        IEnumerable<string> earlier = File.Exists(_losses) ? File.ReadAllLines(_losses).Where(IsEarlier) : [];
        string row = string.Create(CultureInfo.InvariantCulture, $"{progress.Epoch},{progress.Step},{progress.Elapsed.TotalSeconds:F3},{progress.Images}");
        row += string.Concat(FurtherColumns(progress).Select(column => $",{column.Value}"));
        string writing = _losses + ".writing";
        File.WriteAllLines(writing, [string.Join(',', [Columns, .. FurtherColumns(progress).Select(column => column.Name)]), .. earlier, row]);
        File.Move(writing, _losses, overwrite: true);
    }
}
