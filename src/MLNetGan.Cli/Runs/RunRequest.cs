using System.Reflection;
using System.Text.Json.Serialization;

namespace MLNetGan.Cli.Runs;

/// <summary>What a run was asked to do: the choices of the command line that a resume must repeat or leave out.</summary>
internal sealed record RunRequest : ExtractorSettings
{
    /// <summary>Directions of a pair: from its first image to its second, and back.</summary>
    public const string Forward = "ab", Reversed = "ba";

    public required string System { get; init; }

    /// <summary>The file of weights that was imported, as a full path; null for a run that trains.</summary>
    public string? Weights { get; init; }

    /// <summary>An IDX file of images, as a full path.</summary>
    [Choice("--images", ResumeRule.Replace)]
    public string? Images { get; init; }

    /// <summary>An IDX file of labels, as a full path.</summary>
    [Choice("--labels", ResumeRule.Replace)]
    public string? Labels { get; init; }

    /// <summary>Black pixels added on each side of <see cref="Images"/>.</summary>
    [Choice("--pad", ResumeRule.Repeat)]
    public int? Padding { get; init; }

    /// <summary>A folder of images, as a full path.</summary>
    [Choice("--folder", ResumeRule.Replace)]
    public string? Folder { get; init; }

    /// <summary>A folder of pairs side by side or, with <see cref="Targets"/>, of first images, as a full path.</summary>
    [Choice("--pairs", ResumeRule.Replace)]
    public string? Pairs { get; init; }

    /// <summary>A folder of second images under the names of the first, as a full path.</summary>
    [Choice("--targets", ResumeRule.Replace)]
    public string? Targets { get; init; }

    /// <summary>Which image of a pair is translated into the other: <see cref="Forward"/> or <see cref="Reversed"/>.</summary>
    [Choice("--direction", ResumeRule.Repeat)]
    public string? Direction { get; init; }

    /// <summary>Height and width to which images are brought; null for the first image's.</summary>
    [Choice("--size", ResumeRule.Repeat)]
    public ImageSize? Size { get; init; }

    /// <summary>Channels to which images of files are brought; null for what they have.</summary>
    [Choice("--channels", ResumeRule.Repeat)]
    public int? Channels { get; init; }

    /// <summary>Channels of the images to translate; null for those of their targets.</summary>
    [Choice("--input-channels", ResumeRule.Repeat)]
    public int? InputChannels { get; init; }

    /// <summary>A folder with trainA and trainB, as a full path.</summary>
    [Choice("--unpaired", ResumeRule.Replace)]
    public string? Unpaired { get; init; }

    /// <summary>A folder of images to translate that are no pairs with those of <see cref="TargetFolder"/>, as a full path.</summary>
    [Choice("--input-folder", ResumeRule.Replace)]
    public string? InputFolder { get; init; }

    /// <summary>A folder of images such as translations shall be, as a full path.</summary>
    [Choice("--target-folder", ResumeRule.Replace)]
    public string? TargetFolder { get; init; }

    /// <summary>An IDX file of images such as translations of <see cref="Images"/> shall be, as a full path.</summary>
    [Choice("--target-images", ResumeRule.Replace)]
    public string? TargetImages { get; init; }

    /// <summary>Whether pixels are made 0 or 255.</summary>
    [Choice("--binarize", ResumeRule.Repeat)]
    public bool? Binarize { get; init; }

    /// <summary>An IDX file of held-out images, as a full path.</summary>
    [Choice("--test-images", ResumeRule.Replace)]
    public string? TestImages { get; init; }

    /// <summary>An IDX file of the labels of <see cref="TestImages"/>, as a full path.</summary>
    [Choice("--test-labels", ResumeRule.Replace)]
    public string? TestLabels { get; init; }

    /// <summary>A folder of held-out images, as a full path.</summary>
    [Choice("--test-folder", ResumeRule.Replace)]
    public string? TestFolder { get; init; }

    /// <summary>A folder of held-out pairs, as <see cref="Pairs"/>.</summary>
    [Choice("--test-pairs", ResumeRule.Replace)]
    public string? TestPairs { get; init; }

    /// <summary>A folder of held-out second images, as <see cref="Targets"/>.</summary>
    [Choice("--test-targets", ResumeRule.Replace)]
    public string? TestTargets { get; init; }

    /// <summary>How many drawn images or pairs to train on.</summary>
    [Choice("--drawn", ResumeRule.Repeat)]
    public int? Drawn { get; init; }

    /// <summary>
    /// By what generated images are compared with real ones, as <see cref="EvaluationChoice"/> reads it; a file as a full path.
    /// </summary>
    [Choice("--evaluate", ResumeRule.Replace)]
    public string? Evaluate { get; init; }

    [Choice("--every", ResumeRule.Change)]
    public int? Every { get; init; }

    /// <summary>Evaluations between two sheets of samples; null for ever fewer sheets.</summary>
    [Choice("--sheet-every", ResumeRule.Change)]
    public int? SheetEvery { get; init; }

    /// <summary>How many evaluations in a row may be no better than the best; null for any number.</summary>
    [Choice("--patience", ResumeRule.Change)]
    public int? Patience { get; init; }

    [Choice("--preset", ResumeRule.Repeat)]
    public string? Preset { get; init; }

    /// <summary>Options of the system that are not as in the preset: their values as text, by their names.</summary>
    public SortedDictionary<string, string>? Set { get; init; }

    [Choice("--seed", ResumeRule.Repeat)]
    public long? Seed { get; init; }

    [Choice("--epochs", ResumeRule.Change)]
    public int? Epochs { get; init; }

    [Choice("--minutes", ResumeRule.Change)]
    public double? Minutes { get; init; }

    /// <summary>Whether it says what to train on.</summary>
    [JsonIgnore]
    public bool NamesData => (Images ?? Folder ?? Pairs ?? Unpaired ?? InputFolder) is not null || Drawn is not null;

    /// <summary>Whether it says what a new run's request says at least.</summary>
    [JsonIgnore]
    public bool IsPlausible => System is not null && Preset is not null && Epochs is null or >= 1 && Minutes is null or (> 0 and < 1e9) &&
        SystemList.Find(System)?.Presets.ContainsKey(Preset) != false;

    /// <summary>The system's options under this request.</summary>
    /// <exception cref="UserException">What was set does not go together.</exception>
    public TrainingOptions NewOptions(SystemDefinition system)
    {
        TrainingOptions options = system.Presets[Preset!]();
        (options.Seed, options.Distributed) = (Seed, Processes.Usual);
        foreach ((string name, string text) in Set ?? [])
        {
            (OptionProperty property, object? value) = Setting.Parse(system, $"{name}={text}");
            property.Set(options, value);
        }
        // A limit in minutes alone lifts the preset's limit in epochs.
        options.Epochs = Epochs ?? int.MaxValue;
        options.MaximumDuration = Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
        options.BestBy = Evaluate is null ? null : EvaluationChoice.Parse(Evaluate).Metric;
        options.EvaluationInterval = Every ?? options.EvaluationInterval;
        options.SheetInterval = SheetEvery;
        options.Patience = Patience;
        options.Validate();
        return options;
    }

    /// <summary>The request for the limits of options.</summary>
    public RunRequest LimitedAs(TrainingOptions options) => this with
    {
        Epochs = options.Epochs < int.MaxValue ? options.Epochs : null,
        Minutes = options.MaximumDuration?.TotalMinutes,
        Patience = options.Patience,
    };

    /// <summary>Fills in what the command line left open for a new run.</summary>
    public RunRequest WithDefaults(SystemDefinition system)
    {
        string preset = Preset ?? SystemDefinition.Reference;
        // A system that grows ends with its last phase, and has no limit in epochs.
        int? epochs = Epochs is null && Minutes is null && system.Presets[preset]().Epochs is < int.MaxValue and var limit ? limit : Epochs;
        return this with { Preset = preset, Seed = Seed ?? 0, Epochs = epochs, Direction = Direction ?? (Pairs is null ? null : Forward) };
    }

    /// <summary>The request of an earlier run, resumed with this one.</summary>
    /// <param name="earlier">What the run was asked for before.</param>
    /// <param name="system">The system that <see cref="System"/> names.</param>
    /// <exception cref="UserException">An option disagrees with the earlier run.</exception>
    public RunRequest Resuming(RunRequest earlier, SystemDefinition system)
    {
        if (System != earlier.System)
            throw new UserException($"The run is one of {earlier.System}, not of {System}: leave the system out to resume it.");
        RunRequest resumed = earlier with { Set = ResumedSettings(earlier, system) };
        foreach (PropertyInfo property in typeof(RunRequest).GetProperties())
        {
            if (property.GetCustomAttribute<ChoiceAttribute>() is not { } choice || property.GetValue(this) is not { } given)
                continue;
            // Whether it is what a program trained on, the library compares.
            bool isNews = !earlier.NamesData && property.GetValue(earlier) is null;
            property.SetValue(resumed, isNews ? given : choice.Resumed(given, property.GetValue(earlier)));
        }
        return resumed;
    }

    private SortedDictionary<string, string>? ResumedSettings(RunRequest earlier, SystemDefinition system)
    {
        if (Set is null)
            return earlier.Set;
        TrainingOptions options = earlier.NewOptions(system);
        var settings = new SortedDictionary<string, string>(earlier.Set ?? [], StringComparer.Ordinal);
        foreach (OptionProperty property in Setting.Of(system).Where(property => Set.ContainsKey(property.Name)))
        {
            if (property.MayChangeOnResume)
                settings[property.Name] = Set[property.Name];
            else
                ChoiceAttribute.RequireSame($"--set {property.Name}", Set[property.Name],
                    Setting.Format(property, property.Value(options)));
        }
        return settings;
    }
}
