using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>A run that a program started, which the tool goes on with.</summary>
internal static class ProgramRun
{
    /// <summary>The request that asks for the run's options; where its data lies, the run does not say.</summary>
    /// <exception cref="UserException">Its columns have other names than the tool's.</exception>
    /// <exception cref="InvalidDataException">The run's file is damaged.</exception>
    public static RunRequest ToRequest(RunModel model, SystemDefinition system, RunFolder run)
    {
        TrainingOptions options = model.OptionsAs(system.OptionsType, run), reference = system.Presets[SystemDefinition.Reference]();
        foreach (OptionProperty column in OptionProperty.Of(system.OptionsType).Where(property => property.IsColumn && !property.IsSwitch))
        {
            (object? found, object? expected) = (column.Value(options), column.Value(reference));
            if (!Equals(found, expected))
                throw new UserException($"The run in '{run.Path}' was started by a program whose {column.Name} is '{found}', " +
                    $"and the tool's is '{expected}'. Go on with it in that program (Resume).");
        }
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (OptionProperty property in Setting.Of(system))
        {
            string value = Setting.Format(property, property.Value(options));
            if (value != Setting.Format(property, property.Value(reference)))
                settings.Add(property.Name, value);
        }
        return new RunRequest
        {
            System = system.Name,
            Preset = SystemDefinition.Reference,
            Seed = options.Seed,
            Set = settings.Count > 0 ? settings : null,
            // An extractor of a file is named without its folder: what opens it asks for the file.
            Evaluate = options.BestBy is { } metric ? EvaluationChoice.Text(metric, model.Extractor?.Name) : null,
            Every = options.EvaluationInterval,
            SheetEvery = options.SheetInterval,
        }.LimitedAs(options);
    }
}
