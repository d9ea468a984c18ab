using System.Text.Json;

namespace MLNetGan.Runs;

/// <summary>model.json of a run folder: what must be known, beside a checkpoint, to make the transformer again.</summary>
/// <param name="System">The system's name.</param>
/// <param name="Options">The options that the run was started with.</param>
/// <param name="Images">The columns of images, by what the system takes them for.</param>
/// <param name="Labels">The labels, where the system has some.</param>
internal sealed record RunModel(string System, JsonElement Options, Dictionary<string, RunImages> Images, RunLabels? Labels)
{
    private const int CurrentFormat = 3;

    public int Format { get; init; } = CurrentFormat;

    public string Version { get; init; } = RunFormat.Version;

    public void Write(RunFolder run) => RunFormat.Write(run.Model, this);

    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="InvalidDataException">The file was written by another version, or is damaged.</exception>
    public static RunModel Read(RunFolder run) => File.Exists(run.Model)
        ? RunFormat.Read<RunModel>(run.Model, CurrentFormat)
        : throw new FileNotFoundException(
            $"'{run.Path}' is not a run folder: it has no {Path.GetFileName(run.Model)}. Name the folder that was given as RunFolder in training.", run.Model);

    public TOptions OptionsAs<TOptions>() where TOptions : TrainingOptions => Options.Deserialize<TOptions>()!;
}

/// <summary>A column of images that a run was trained on.</summary>
/// <param name="Shape">Channels, height and width.</param>
/// <param name="IsImage">Whether it is of images rather than vectors.</param>
internal sealed record RunImages(long[] Shape, bool IsImage);

/// <summary>The labels that a run was trained on.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Names">The names of their keys, where they have some.</param>
/// <param name="KeyType">The .NET type of the keys.</param>
internal sealed record RunLabels(int Count, string[]? Names, string KeyType = nameof(UInt32));
