namespace MLNetGan.Cli.Runs;

/// <summary>What a run was asked to do: the choices of the command line that a resume must repeat or leave out.</summary>
internal sealed record RunRequest
{
    /// <summary>Directions of a pair: from its first image to its second, and back.</summary>
    public const string Forward = "ab", Reversed = "ba";

    public required string System { get; init; }

    /// <summary>An IDX file of images, as a full path.</summary>
    public string? Images { get; init; }

    /// <summary>An IDX file of labels, as a full path.</summary>
    public string? Labels { get; init; }

    /// <summary>Black pixels added on each side of <see cref="Images"/>.</summary>
    public int? Padding { get; init; }

    /// <summary>A folder of images, as a full path.</summary>
    public string? Folder { get; init; }

    /// <summary>A folder of pairs side by side or, with <see cref="Targets"/>, of first images, as a full path.</summary>
    public string? Pairs { get; init; }

    /// <summary>A folder of second images under the names of the first, as a full path.</summary>
    public string? Targets { get; init; }

    /// <summary>Which image of a pair is translated into the other: <see cref="Forward"/> or <see cref="Reversed"/>.</summary>
    public string? Direction { get; init; }

    /// <summary>Height and width to which images are brought; null for the first image's.</summary>
    public int? Size { get; init; }

    /// <summary>A folder with trainA and trainB, as a full path.</summary>
    public string? Unpaired { get; init; }

    /// <summary>A folder of images to translate that are no pairs with those of <see cref="TargetFolder"/>, as a full path.</summary>
    public string? InputFolder { get; init; }

    /// <summary>A folder of images such as translations shall be, as a full path.</summary>
    public string? TargetFolder { get; init; }

    /// <summary>An IDX file of images such as translations of <see cref="Images"/> shall be, as a full path.</summary>
    public string? TargetImages { get; init; }

    /// <summary>Whether pixels are made 0 or 255.</summary>
    public bool? Binarize { get; init; }

    /// <summary>An IDX file of held-out images, as a full path.</summary>
    public string? TestImages { get; init; }

    /// <summary>An IDX file of the labels of <see cref="TestImages"/>, as a full path.</summary>
    public string? TestLabels { get; init; }

    /// <summary>A folder of held-out images, as a full path.</summary>
    public string? TestFolder { get; init; }

    /// <summary>A folder of held-out pairs, as <see cref="Pairs"/>.</summary>
    public string? TestPairs { get; init; }

    /// <summary>A folder of held-out second images, as <see cref="Targets"/>.</summary>
    public string? TestTargets { get; init; }

    /// <summary>How many drawn images or pairs to train on.</summary>
    public int? Drawn { get; init; }

    public string? Preset { get; init; }

    /// <summary>Options of the system that are not as in the preset: their values as text, by their names.</summary>
    public SortedDictionary<string, string>? Set { get; init; }

    public int? Seed { get; init; }

    public int? Epochs { get; init; }

    public double? Minutes { get; init; }

    /// <summary>The system's options under this request.</summary>
    /// <exception cref="UserException">What was set does not go together.</exception>
    public TrainingOptions NewOptions(SystemDefinition system)
    {
        TrainingOptions options = system.Presets[Preset!]();
        options.Seed = Seed;
        foreach ((string name, string text) in Set ?? [])
        {
            (OptionProperty property, object? value) = Setting.Parse(system, $"{name}={text}");
            property.Set(options, value);
        }
        // A limit in minutes alone lifts the preset's limit in epochs.
        options.Epochs = Epochs ?? int.MaxValue;
        options.MaximumDuration = Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
        try
        {
            options.Validate();
        }
        catch (ArgumentOutOfRangeException error) when (Set?.Count > 0)
        {
            string fault = error.Message.Split(" (Parameter")[0];
            throw new UserException($"--set {fault[(fault.IndexOf('.') + 1)..]}", error);
        }
        return options;
    }

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
    /// <exception cref="UserException">An option disagrees with the earlier run, or lowers a limit.</exception>
    public RunRequest Resuming(RunRequest earlier, SystemDefinition system)
    {
        Agree("SYSTEM", System, earlier.System);
        Agree("--images", Images, earlier.Images);
        Agree("--labels", Labels, earlier.Labels);
        Agree("--pad", Padding, earlier.Padding);
        Agree("--folder", Folder, earlier.Folder);
        Agree("--pairs", Pairs, earlier.Pairs);
        Agree("--targets", Targets, earlier.Targets);
        Agree("--direction", Direction, earlier.Direction);
        Agree("--unpaired", Unpaired, earlier.Unpaired);
        Agree("--input-folder", InputFolder, earlier.InputFolder);
        Agree("--target-folder", TargetFolder, earlier.TargetFolder);
        Agree("--target-images", TargetImages, earlier.TargetImages);
        Agree("--binarize", Binarize, earlier.Binarize);
        Agree("--test-images", TestImages, earlier.TestImages);
        Agree("--test-labels", TestLabels, earlier.TestLabels);
        Agree("--test-folder", TestFolder, earlier.TestFolder);
        Agree("--test-pairs", TestPairs, earlier.TestPairs);
        Agree("--test-targets", TestTargets, earlier.TestTargets);
        Agree("--size", Size, earlier.Size);
        Agree("--drawn", Drawn, earlier.Drawn);
        Agree("--preset", Preset, earlier.Preset);
        Agree("--seed", Seed, earlier.Seed);
        if (Set is not null)
        {
            TrainingOptions options = earlier.NewOptions(system);
            foreach (OptionProperty property in Setting.Of(system).Where(property => Set.ContainsKey(property.Name)))
                Agree($"--set {property.Name}", Set[property.Name], Setting.Format(property, property.Value(options)));
        }
        return earlier with
        {
            Epochs = Raise("--epochs", Epochs, earlier.Epochs),
            Minutes = Raise("--minutes", Minutes, earlier.Minutes),
        };
    }

    private static void Agree<T>(string option, T? given, T? earlier)
    {
        if (given is not null && !given.Equals(earlier))
            throw new UserException($"{option} {given} disagrees with the run, which {(earlier is null ? "has none" : $"has {earlier}")}. Leave it out to resume, or start another run in another folder.");
    }

    private static T? Raise<T>(string option, T? given, T? earlier) where T : struct, IComparable<T>
    {
        if (given is null)
            return earlier;
        if (earlier is null)
            throw new UserException($"{option} {given} cannot be added: the run has no such limit. Raise the limit that it was started with.");
        if (given.Value.CompareTo(earlier.Value) < 0)
            throw new UserException($"{option} {given} is below the run's {earlier}. A resumed run can only be lengthened.");
        return given;
    }
}
