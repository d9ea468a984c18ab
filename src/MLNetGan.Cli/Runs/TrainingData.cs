using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Cli.Runs;

/// <summary>Loads what a run trains on and what it is measured on.</summary>
internal static class TrainingData
{
    /// <summary>The training data.</summary>
    /// <exception cref="UserException">
    /// The system trains on labels, and there are none; or images of the size do not fit into memory.
    /// </exception>
    public static IDataView Load(MLContext ml, RunRequest request, SystemDefinition system, TrainingOptions options)
    {
        try
        {
            return LoadAny(ml, request, system, options);
        }
        catch (ArgumentOutOfRangeException error) when (error.ParamName is "height" or "size")
        {
            throw new UserException($"--size {request.Size}: {error.Message.Split(" (Parameter")[0]}", error);
        }
    }

    private static IDataView LoadAny(MLContext ml, RunRequest request, SystemDefinition system, TrainingOptions options)
    {
        GanDataCatalog data = ml.Gan().Data;
        switch (system.Data)
        {
            case TrainingDataKind.Pairs:
                return LoadPairs(data, request, AreMaps(options));
            case TrainingDataKind.UnpairedImages:
                IDataView unpaired = LoadUnpaired(data, request);
                return options.Label is null || unpaired.Schema.GetColumnOrNull("Label") is not null ? unpaired
                    : throw new UserException($"{system.Name} trains on labels of inputs, and there are none: " +
                        (request.Images is null
                            ? "put the images of the first folder into one sub-folder a label" : "give their file with --labels") +
                        ", or leave LabelColumnName out.");
            default:
                IDataView images = LoadImages(data, request);
                if (options.Label is not null && images.Schema.GetColumnOrNull("Label") is null)
                {
                    throw new UserException($"{system.Name} trains on labels, and there are none: " +
                        (request.Folder is null
                            ? "give their file with --labels." : $"put the images of '{request.Folder}' into one sub-folder a label."));
                }
                return request.Binarize == true ? data.Binarize(images) : images;
        }
    }

    /// <summary>Held-out data in the size of the training data; null where none was given.</summary>
    public static IDataView? LoadTest(MLContext ml, RunRequest request, TrainingOptions options, IDataView training)
    {
        GanDataCatalog data = ml.Gan().Data;
        bool isReversed = request.Direction == RunRequest.Reversed;
        switch (request)
        {
            case { TestImages: { } file }:
                return Binarized(data.LoadIdx(file, request.TestLabels, request.Padding ?? 0, request.Size?.Height, request.Size?.Width));
            case { TestFolder: { } folder }:
                int[] image = Dimensions("Image");
                return Binarized(data.LoadImageFolder(folder, image[1], image[2], image[0]));
            case { TestPairs: { } pairs, TestTargets: { } targets }:
                int[] pair = Dimensions("Target");
                (string inputs, string outputs) = isReversed ? (targets, pairs) : (pairs, targets);
                return data.LoadPairs(inputs, outputs, pair[1], pair[2], pair[0], Dimensions("Input")[0], AreMaps(options));
            case { TestPairs: { } pairs }:
                int[] half = Dimensions("Target");
                return data.LoadPairs(pairs, InputSide(request), half[1], half[2], half[0], Dimensions("Input")[0], AreMaps(options));
            default:
                return null;
        }

        int[] Dimensions(string column) => [.. ((VectorDataViewType)training.Schema[column].Type).Dimensions];

        IDataView Binarized(IDataView images) => request.Binarize == true ? data.Binarize(images) : images;
    }

    // Mixtures of their numbers would be other classes.
    private static bool AreMaps(TrainingOptions options) => options.Images.Any(images => images.Classes is not null);

    private static PairSide InputSide(RunRequest request) => request.Direction == RunRequest.Reversed ? PairSide.Right : PairSide.Left;

    private static IDataView LoadPairs(GanDataCatalog data, RunRequest request, bool areMaps)
    {
        (int? height, int? width) = (request.Size?.Height, request.Size?.Width);
        bool isReversed = request.Direction == RunRequest.Reversed;
        return request switch
        {
            { Drawn: { } count } => height is { } side ? data.DrawnFacades(count, side) : data.DrawnFacades(count),
            { Pairs: { } folder, Targets: { } targets } => isReversed
                ? data.LoadPairs(targets, folder, height, width, request.Channels, request.InputChannels, areMaps)
                : data.LoadPairs(folder, targets, height, width, request.Channels, request.InputChannels, areMaps),
            _ => data.LoadPairs(request.Pairs!, InputSide(request), height, width, request.Channels, request.InputChannels, areMaps),
        };
    }

    private static IDataView LoadUnpaired(GanDataCatalog data, RunRequest request) => request switch
    {
        { Unpaired: { } folder } =>
            data.LoadUnpaired(folder, isTest: false, request.Size?.Height, request.Size?.Width, request.Channels, request.InputChannels),
        { InputFolder: { } folder } =>
            data.LoadUnpaired(
                folder, request.TargetFolder!, request.Size?.Height, request.Size?.Width, request.Channels, request.InputChannels),
        _ => data.Unpaired(
            LoadImages(data, request), LoadImages(data, request with { Images = request.TargetImages, Labels = null }),
            labelColumnName: request.Labels is null ? null : "Label"),
    };

    private static IDataView LoadImages(GanDataCatalog data, RunRequest request) => request switch
    {
        { Drawn: { } count } => data.DrawnDigits(count),
        { Folder: { } folder } => data.LoadImageFolder(folder, request.Size?.Height, request.Size?.Width, request.Channels),
        _ => data.LoadIdx(request.Images!, request.Labels, request.Padding ?? 0, request.Size?.Height, request.Size?.Width),
    };
}
