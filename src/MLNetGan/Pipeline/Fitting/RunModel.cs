using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>model.json of a run folder: what must be known, beside a checkpoint, to make the transformer again.</summary>
/// <param name="Format">The version of this layout.</param>
/// <param name="System">The system's name.</param>
/// <param name="Options">The options that the run was started with.</param>
/// <param name="Image">Channels, height and width.</param>
/// <param name="IsImage">Whether the image column is of images rather than vectors.</param>
/// <param name="LabelCount">The number of labels; 0 for a system without.</param>
/// <param name="LabelNames">The key names of the labels, where they have some.</param>
/// <param name="Source">Channels, height and width of the images to translate, where there are some.</param>
/// <param name="IsSourceImage">Whether their column is of images rather than vectors.</param>
internal sealed record RunModel(
    int Format, string System, JsonElement Options, long[] Image, bool IsImage, int LabelCount, string[]? LabelNames, long[]? Source, bool IsSourceImage)
{
    private const int CurrentFormat = 2;
    private const string FileName = "model.json";
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    public static RunModel Of(TrainingOptions options, TrainingColumns columns) => new(
        CurrentFormat, options.System, JsonSerializer.SerializeToElement(options, options.GetType()),
        columns.Image.Shape.Dimensions.ToArray(), columns.Image.IsImage, columns.Label?.Count ?? 0, columns.Label?.Names,
        columns.Source?.Shape.Dimensions.ToArray(), columns.Source?.IsImage ?? false);

    public void Write(string runFolder)
    {
        string path = Path.Combine(runFolder, FileName), writing = path + ".writing";
        File.WriteAllText(writing, JsonSerializer.Serialize(this, s_json));
        File.Move(writing, path, overwrite: true);
    }

    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="InvalidDataException">The file was written by another version, or is damaged.</exception>
    public static RunModel Read(string runFolder)
    {
        string path = Path.Combine(runFolder, FileName);
        if (!File.Exists(path))
            throw new FileNotFoundException($"'{runFolder}' is not a run folder: it has no {FileName}. Name the folder that was given as RunFolder in training.", path);
        try
        {
            var model = JsonSerializer.Deserialize<RunModel>(File.ReadAllText(path))!;
            return model.Format == CurrentFormat
                ? model
                : throw new InvalidDataException($"'{path}' has format {model.Format}, expected {CurrentFormat}. Load it with the version of MLNetGan that wrote it.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }

    public TOptions OptionsAs<TOptions>() where TOptions : TrainingOptions => Options.Deserialize<TOptions>()!;

    public TrainingColumns Columns(TrainingOptions options) => new(
        Column(Image, IsImage, options),
        LabelCount == 0 ? null : LabelColumn.Of(LabelCount, LabelNames),
        Source is null ? null : Column(Source, IsSourceImage, options));

    private static ImageColumn Column(long[] shape, bool isImage, TrainingOptions options)
    {
        DataViewType type = isImage
            ? new ImageDataViewType((int)shape[1], (int)shape[2])
            : new VectorDataViewType(NumberDataViewType.Single, Array.ConvertAll(shape, size => (int)size));
        return new ImageColumn(new Shape(shape), type, isImage ? PixelScale.Bytes : new PixelScale(options.PixelMinimum, options.PixelMaximum));
    }
}
