using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetGan.Runs;

/// <summary>model.json of a run folder: what must be known, beside a checkpoint, to make the transformer again, and to go on.</summary>
/// <param name="System">The system's name.</param>
/// <param name="Options">
/// The options that the run has: those that it was started with, and of limits the last that it was trained to.
/// </param>
/// <param name="Images">The columns of images, by what the system takes them for.</param>
/// <param name="Labels">The labels, where the system has some.</param>
/// <param name="Data">By what the training data is told from other data.</param>
/// <param name="Validation">By what the data is told that it is measured on, where that is data of its own.</param>
internal sealed record RunModel(
    string System, JsonElement Options, Dictionary<string, RunImages> Images, RunLabels? Labels, RunData Data, RunData? Validation)
{
    private const int CurrentFormat = 4;

    public int Format { get; init; } = CurrentFormat;

    public string Version { get; init; } = RunFormat.Version;

    /// <summary>What made the features that its images were compared by; null where none were.</summary>
    public RunExtractor? Extractor { get; init; }

    public void Write(RunFolder run) => AtomicFile.Write(run.Model, stream => RunFormat.Write(stream, this));

    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="InvalidDataException">The file was written by another version, or is damaged.</exception>
    public static RunModel Read(RunFolder run)
    {
        if (!File.Exists(run.Model))
        {
            throw new FileNotFoundException(
                $"'{run.Path}' is not a run folder: it has no {Path.GetFileName(run.Model)}. Name the folder that was given as RunFolder " +
                "in training.", run.Model);
        }
        RunModel model = RunFormat.Read<RunModel>(run.Model, CurrentFormat);
        return model.System.Length <= RunFormat.LongestName
            && model.Images.Values.All(images => images?.IsPlausible == true) && model.Labels?.IsPlausible != false
            ? model
            : throw new InvalidDataException($"'{run.Model}' cannot be read: its system, images or labels are none that a run has.");
    }

    /// <summary>
    /// The run as image files are read and written for it: on columns of vectors of 0 to 255, whatever the columns and their range were in
    /// training. A network's own values, -1 to 1, are the same.
    /// </summary>
    /// <param name="type">The type of its options.</param>
    /// <param name="run">Its folder.</param>
    /// <exception cref="InvalidDataException">The options cannot be read.</exception>
    public RunModel OfBytes(Type type, RunFolder run)
    {
        TrainingOptions options = OptionsAs(type, run);
        (options.PixelMinimum, options.PixelMaximum) = (byte.MinValue, byte.MaxValue);
        return this with
        {
            Options = ToJson(options),
            Images = Images.ToDictionary(images => images.Key, images => images.Value with { IsImage = false }),
        };
    }

    /// <summary>Options as the file holds them.</summary>
    public static JsonElement ToJson(TrainingOptions options) => JsonSerializer.SerializeToElement(options, options.GetType());

    /// <summary>Makes something of what the file says.</summary>
    /// <exception cref="InvalidDataException">There is no such thing.</exception>
    public static T Make<T>(RunFolder run, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception error) when (RunFormat.IsDamage(error))
        {
            throw new InvalidDataException($"'{run.Model}' does not describe what can be made: {RunFormat.Reason(error)}", error);
        }
    }

    /// <summary>The options that the run was started with.</summary>
    /// <exception cref="InvalidDataException">They cannot be read, or are out of their ranges.</exception>
    public TrainingOptions OptionsAs(Type type, RunFolder run)
    {
        try
        {
            var options = (TrainingOptions)Options.Deserialize(type)!;
            options.Validate();
            return options;
        }
        catch (Exception error) when (RunFormat.IsDamage(error) || error is NullReferenceException)
        {
            throw RunFormat.Damaged(run.Model, error);
        }
    }
}

/// <summary>An extractor of features.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Fingerprint">What tells it from others.</param>
internal sealed record RunExtractor(string Name, string Fingerprint);

/// <summary>A column of images that a run was trained on.</summary>
/// <param name="Shape">Channels, height and width.</param>
/// <param name="IsImage">Whether it is of images rather than vectors.</param>
internal sealed record RunImages(long[] Shape, bool IsImage)
{
    private const long LongestSide = 1 << 16;

    [JsonIgnore]
    public bool IsPlausible => Shape.Length == 3 && Shape.All(size => size is > 0 and <= LongestSide);
}

/// <summary>The labels that a run was trained on.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Names">The names of their keys, where they have some.</param>
/// <param name="KeyType">The .NET type of the keys.</param>
internal sealed record RunLabels(int Count, string[]? Names, string KeyType = nameof(UInt32))
{
    /// <summary>The names, or without any the numbers of the keys, from 0.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> NamesOrNumbers =>
        Names ?? [.. Enumerable.Range(0, Count).Select(key => key.ToString(CultureInfo.InvariantCulture))];

    [JsonIgnore]
    public bool IsPlausible => Count > 0 && KeyType is nameof(Byte) or nameof(UInt16) or nameof(UInt32) or nameof(UInt64) &&
        (Names is null || (Names.Length == Count && !Names.Contains(null)));
}
