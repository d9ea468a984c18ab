using System.Globalization;
using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>Writes what a run shows of itself: losses.csv with a row an epoch, and a sheet of samples at every evaluation.</summary>
internal sealed class RunRecorder : ITrainingObserver
{
    private const string Columns = "epoch,step,seconds,real_belief,fake_belief,discriminator_loss,generator_loss";

    private readonly string _folder, _losses;
    private readonly ISampleSheet _sheet;

    /// <summary>Prepares the folder.</summary>
    /// <exception cref="IOException">It cannot be written, or it holds a run that the options do not ask to resume.</exception>
    public RunRecorder(GanOptions options, ISampleSheet sheet)
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

    public void Report(TrainingProgress progress, Network generator)
    {
        if (!progress.IsEndOfEpoch)
            return;
        AppendLosses(progress);
        if (progress.IsEvaluated)
            _sheet.Write(generator, Path.Combine(_folder, "samples", $"epoch-{progress.Epoch:D4}.png"));
    }

    // The columns that follow: how far networks have grown, a term each, what the system's loss and images allow to watch, and the measure on held-out
    // data where there is one, empty in epochs without an evaluation.
    private static IEnumerable<(string Name, string Value)> FurtherColumns(TrainingProgress progress)
    {
        static string Text(double? value) => string.Create(CultureInfo.InvariantCulture, $"{value:F6}");
        if (progress.Growth is { } growth)
        {
            yield return ("phase", string.Create(CultureInfo.InvariantCulture, $"{growth.Phase}"));
            yield return ("resolution", string.Create(CultureInfo.InvariantCulture, $"{growth.Resolution}"));
            yield return ("alpha", Text(growth.Alpha));
            yield return ("images", string.Create(CultureInfo.InvariantCulture, $"{growth.Images}"));
        }
        foreach ((string name, double value) in progress.LossTerms)
            yield return (name, Text(value));
        if (progress.WassersteinEstimate is { } estimate)
            yield return ("wasserstein_estimate", Text(estimate));
        if (progress is { RealDiversity: { } real, FakeDiversity: { } fake })
        {
            yield return ("real_diversity", Text(real));
            yield return ("fake_diversity", Text(fake));
        }
        if (progress.Validation is { } validation)
            yield return (validation, Text(progress.ValidationLoss));
    }

    // After a resume an epoch can be reported a second time: its new row takes the place of the old one.
    private void AppendLosses(TrainingProgress progress)
    {
        bool IsEarlier(string row) => int.TryParse(row.Split(',')[0], CultureInfo.InvariantCulture, out int epoch) && epoch < progress.Epoch;
        IEnumerable<string> earlier = File.Exists(_losses) ? File.ReadAllLines(_losses).Where(IsEarlier) : [];
        string row = string.Create(CultureInfo.InvariantCulture, $"{progress.Epoch},{progress.Step},{progress.Elapsed.TotalSeconds:F3},{progress.RealBelief:F6},{progress.FakeBelief:F6},{progress.DiscriminatorLoss:F6},{progress.GeneratorLoss:F6}");
        row += string.Concat(FurtherColumns(progress).Select(column => $",{column.Value}"));
        string writing = _losses + ".writing";
        File.WriteAllLines(writing, [string.Join(',', [Columns, .. FurtherColumns(progress).Select(column => column.Name)]), .. earlier, row]);
        File.Move(writing, _losses, overwrite: true);
    }
}
