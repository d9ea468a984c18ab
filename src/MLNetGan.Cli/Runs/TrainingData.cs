using Microsoft.ML;

namespace MLNetGan.Cli.Runs;

/// <summary>Loads what a run trains on.</summary>
internal static class TrainingData
{
    public static IDataView Load(MLContext ml, RunRequest request, TrainableSystem system)
    {
        GanDataCatalog data = ml.Gan().Data;
        return system.Data == TrainingDataKind.Pairs ? LoadPairs(data, request) : LoadImages(data, request, system);
    }

    private static IDataView LoadPairs(GanDataCatalog data, RunRequest request)
    {
        int? size = request.Size;
        bool isReversed = request.Direction == RunRequest.Reversed;
        return request switch
        {
            { Drawn: { } count } => size is { } pixels ? data.DrawnFacades(count, pixels) : data.DrawnFacades(count),
            { Pairs: { } folder, Targets: { } targets } => isReversed
                ? data.LoadPairs(targets, folder, size, size)
                : data.LoadPairs(folder, targets, size, size),
            _ => data.LoadPairs(request.Pairs!, isReversed ? PairSide.Right : PairSide.Left, size, size),
        };
    }

    private static IDataView LoadImages(GanDataCatalog data, RunRequest request, TrainableSystem system)
    {
        IDataView images = request switch
        {
            { Drawn: { } count } => data.DrawnDigits(count),
            { Folder: { } folder } => data.LoadImageFolder(folder, request.Size, request.Size),
            _ => data.LoadIdx(request.Images!, request.Labels, request.Padding ?? 0),
        };
        if (system.Data == TrainingDataKind.LabeledImages && images.Schema.GetColumnOrNull("Label") is null)
        {
            throw new UserException($"{system.Name} trains on labels, and there are none: " +
                (request.Folder is null ? "give their file with --labels." : $"put the images of '{request.Folder}' into one sub-folder a label."));
        }
        return images;
    }
}
