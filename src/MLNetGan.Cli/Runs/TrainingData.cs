using Microsoft.ML;

namespace MLNetGan.Cli.Runs;

/// <summary>Loads the images that a run trains on.</summary>
internal static class TrainingData
{
    public static IDataView Load(MLContext ml, RunRequest request, TrainableSystem system)
    {
        GanDataCatalog data = ml.Gan().Data;
        IDataView images = request switch
        {
            { Drawn: { } count } => data.DrawnDigits(count),
            { Folder: { } folder } => data.LoadImageFolder(folder, request.Size, request.Size),
            _ => data.LoadIdx(request.Images!, request.Labels),
        };
        if (system.NeedsLabels && images.Schema.GetColumnOrNull("Label") is null)
        {
            throw new UserException($"{system.Name} trains on labels, and there are none: " +
                (request.Folder is null ? "give their file with --labels." : $"put the images of '{request.Folder}' into one sub-folder a label."));
        }
        return images;
    }
}
