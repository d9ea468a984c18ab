using System.Globalization;
using System.Text.Json;

namespace MLNetGan.Runs;

/// <summary>Compares what a run was trained on and with so far, and what it shall go on with.</summary>
/// <param name="run">The run's folder.</param>
/// <param name="held">What it holds.</param>
/// <param name="asked">What it shall go on with.</param>
internal sealed class RunComparison(RunFolder run, RunModel held, RunModel asked)
{
    private const int ShownLabels = 5;

    /// <summary>Refuses to go on where the weights would get another meaning, or the run would not be one.</summary>
    /// <param name="options">The options to go on with.</param>
    /// <param name="warn">Is told of other data that the options allow.</param>
    /// <exception cref="InvalidDataException">The run cannot go on with this.</exception>
    /// <exception cref="OtherDataException">The data is other, and the options do not allow that.</exception>
    public void Require(TrainingOptions options, Action<string> warn)
    {
        if (held.System != asked.System)
            throw new InvalidDataException(
                $"Run folder '{run.Path}' is of a {held.System} run, expected {asked.System}. Choose another run folder.");
        RequireOptions(options);
        if (held.Extractor != asked.Extractor)
            throw Refusal($"features of {held.Extractor?.Name ?? "no extractor"}", held.Extractor?.Name == asked.Extractor?.Name
                ? "another extractor of that name" : asked.Extractor?.Name ?? "none", "Set EvaluationExtractor as it was");
        foreach ((string slot, RunImages images) in asked.Images)
            RequireImages(options.Images.Single(one => one.Slot == slot), held.Images.GetValueOrDefault(slot), images);
        if (held.Labels?.Count != asked.Labels?.Count || !Names(held.Labels).SequenceEqual(Names(asked.Labels)))
            throw Refusal($"labels {Describe(held.Labels)}", Describe(asked.Labels), "Bring back the labels that the run knows");
        string? difference = Difference("training data", held.Data, asked.Data)
            ?? Difference("held-out data", held.Validation, asked.Validation);
        if (difference is null)
            return;
        if (!options.AllowOtherData)
            throw new OtherDataException(difference);
        warn($"{difference}. The run goes on; losses and measures from here on do not compare with earlier ones.");
    }

    private void RequireOptions(TrainingOptions options)
    {
        TrainingOptions earlier = held.OptionsAs(options.GetType(), run);
        foreach (OptionProperty property in OptionProperty.Of(options.GetType())
            .Where(property => property.IsSetting && !property.MayChangeOnResume))
        {
            string was = Text(property.Value(earlier)), wanted = Text(property.Value(options));
            if (was != wanted)
                throw Refusal($"{property.Name} {was}", wanted, $"Set {property.Name} as it was");
        }
    }

    private void RequireImages(TrainingImages column, RunImages? was, RunImages found)
    {
        if (was is null || was.IsImage != found.IsImage || !was.Shape.AsSpan().SequenceEqual(found.Shape))
            throw Refusal($"{Describe(was)} in the {column.Role} column", $"{Describe(found)} in '{column.Column}'",
                "Bring images to the run's size and kind");
    }

    private string? Difference(string what, RunData? was, RunData? found)
    {
        if (was is null && found is null)
            return null;
        string? difference = was is null ? "there was none" : found is null ? "there is none now" : was.Difference(found);
        return difference is null ? null : $"The {what} is not that of the run in '{run.Path}': {difference}";
    }

    private InvalidDataException Refusal(string was, string found, string advice) => new(
        $"The run in '{run.Path}' was trained with {was}, and shall go on with {found}. {advice} to resume it, " +
        "or train in another folder.");

    private static string Text(object? value) => value switch
    {
        null => "null",
        string or Enum or LearningRateSchedule or bool => $"{value}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value),
    };

    private static string Describe(RunImages? images) =>
        images is null ? "nothing" : $"{(images.IsImage ? "images" : "vectors")} of {string.Join('x', images.Shape)}";

    private static string[] Names(RunLabels? labels) => labels?.Names ?? [];

    private static string Describe(RunLabels? labels)
    {
        if (labels?.Names is not { } names)
            return labels is null ? "none" : $"{labels.Count} keys without names";
        return $"'{string.Join("', '", names.Take(ShownLabels))}'" +
            $"{(names.Length > ShownLabels ? $" and {names.Length - ShownLabels} more" : "")}";
    }
}
