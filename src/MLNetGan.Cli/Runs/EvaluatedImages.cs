using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Cli.Commands;
using MLNetGan.Cli.Shards;

namespace MLNetGan.Cli.Runs;

/// <summary>The generated images that are evaluated: a run's, which are made as they are read, or those of a folder.</summary>
internal sealed class EvaluatedImages
{
    private readonly MLContext _ml;
    private readonly string _path;

    /// <param name="ml">Loads them.</param>
    /// <param name="path">A run folder, or a folder of images, as files or as what 'generate --format idx' makes.</param>
    /// <param name="count">How many images a run makes.</param>
    /// <param name="seed">Of the images that a run makes.</param>
    /// <param name="resolution">The resolution of a run that has grown; null for the largest.</param>
    public EvaluatedImages(MLContext ml, string path, int count, long seed, int? resolution)
    {
        (_ml, _path) = (ml, path);
        IsOfRun = new RunDirectory(path).HoldsRun;
        if (!IsOfRun && resolution is not null)
            throw new UserException($"--resolution goes with a run, and '{path}' is none. Leave it out.");
        if (!Directory.Exists(path))
            throw new UserException($"There is no run folder and no folder of images '{path}'. Check the path.");
        if (!IsOfRun)
        {
            (Images, Column) = (LoadFolder(ml, path), "Image");
            return;
        }
        ImageGeneratorTransformer generator = ResolutionOption.Apply(RunArgument.Load<ImageGeneratorTransformer>(ml, path), resolution);
        if (generator.ImageColumns.Count > 1)
            throw new UserException($"Run '{path}' makes pairs of images. Evaluate folders of them: 'mlnetgan generate {path} --count " +
                $"{count} --out DIR', then DIR/input and DIR/target.");
        (Images, Column) = (generator.Generate(count, seed), generator.ImageColumns[0]);
    }

    /// <summary>Whether a run makes them.</summary>
    public bool IsOfRun { get; }

    /// <summary>The images.</summary>
    public IDataView Images { get; }

    /// <summary>Their column.</summary>
    public string Column { get; }

    /// <summary>The folder for results: the one given, else one in the run.</summary>
    /// <param name="given">The one given; null for none.</param>
    /// <param name="real">Where the real images are.</param>
    /// <exception cref="UserException">It would lie among images or the files of the run, or is missing.</exception>
    public string OutputFolder(string? given, string real)
    {
        if (given is null && !IsOfRun)
            throw new UserException("--out is missing: name a folder for the results of images that are no run's.");
        var run = new RunDirectory(_path);
        string folder = Path.GetFullPath(given ?? run.Files.Evaluation);
        string? images = !IsOfRun && FolderPlace.IsWithin(folder, _path) ? _path
            : Directory.Exists(real) && FolderPlace.IsWithin(folder, real) ? real : null;
        if (images is not null)
            throw new UserException($"--out {given ?? folder} lies in '{images}', among the images. Choose another folder.");
        if (given is not null && !(IsOfRun && FolderPlace.IsWithin(folder, run.Files.Evaluation)))
            run.RequireOutside(given);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Folder '{folder}' cannot be written: {error.Message}", error);
        }
        return folder;
    }

    private static IDataView LoadFolder(MLContext ml, string path)
    {
        if (IdxShards.Find(path) is not var (images, labels, names))
            return ml.Gan().Data.LoadImageFolder(path);
        IDataView loaded = ml.Gan().Data.LoadIdx(images, labels);
        return names is null ? loaded : ml.Transforms.Conversion
            .MapValue("Label", File.ReadAllLines(names).Select((name, number) => KeyValuePair.Create($"{number}", name)))
            .Fit(loaded).Transform(loaded);
    }

    /// <summary>Loads the real images: of a folder in the size of the generated ones, of an IDX file as they are.</summary>
    public IDataView LoadReal(string path, string? labels, int? padding, ImageSize? size)
    {
        if (Directory.Exists(path))
        {
            if (labels is not null || padding is not null || size is not null)
            {
                string option = labels is not null ? "--real-labels" : padding is not null ? "--pad" : "--size";
                throw new UserException($"{option} goes with an IDX file, and --real {path} " +
                    "is a folder. Leave it out.");
            }
            if (((VectorDataViewType)Images.Schema[Column].Type).Dimensions is [var channels, var height, var width])
                return _ml.Gan().Data.LoadImageFolder(path, height, width, channels);
        }
        return _ml.Gan().Data.LoadIdx(path, labels, padding ?? 0, size?.Height, size?.Width);
    }
}
