using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Cli.Runs;

/// <summary>The real images of an experiment: a pool to draw from, and others to test on.</summary>
/// <param name="Images">An IDX file of the pool; null for another source.</param>
/// <param name="Labels">The IDX file of its labels.</param>
/// <param name="Folder">A folder of the pool.</param>
/// <param name="Drawn">How many drawn digits are the pool.</param>
/// <param name="TestImages">An IDX file of test images.</param>
/// <param name="TestLabels">The IDX file of their labels.</param>
/// <param name="TestFolder">A folder of test images.</param>
/// <param name="Size">Height and width to which images are brought; null for their own.</param>
internal sealed record UpliftData(
    string? Images, string? Labels, string? Folder, int? Drawn, string? TestImages, string? TestLabels, string? TestFolder,
    ImageSize? Size)
{
    private const int DrawnTests = 2000;

    /// <summary>What is wrong, or null.</summary>
    public string? Fault => this switch
    {
        { Drawn: not null, Images: null, Labels: null, Folder: null, TestImages: null, TestLabels: null, TestFolder: null, Size: null } =>
            null,
        { Images: not null, Labels: not null, TestImages: not null, TestLabels: not null, Folder: null, TestFolder: null, Drawn: null } =>
            null,
        { Folder: not null, TestFolder: not null, Images: null, Labels: null, TestImages: null, TestLabels: null, Drawn: null } => null,
        _ => "Give one source of images with labels: --images FILE --labels FILE --test-images FILE --test-labels FILE, " +
            "--folder DIR --test-folder DIR, or --drawn COUNT alone.",
    };

    /// <summary>Loads the pool and the test images.</summary>
    public (IDataView Real, IDataView Test) Load(MLContext ml)
    {
        GanDataCatalog data = ml.Gan().Data;
        if (Drawn is { } count)
            return (data.DrawnDigits(count, seed: 1), data.DrawnDigits(DrawnTests, seed: 2));
        if (Folder is null)
            return (data.LoadIdx(Images!, Labels, 0, Size?.Height, Size?.Width),
                data.LoadIdx(TestImages!, TestLabels, 0, Size?.Height, Size?.Width));
        IDataView real = data.LoadImageFolder(Folder, Size?.Height, Size?.Width);
        RequireLabels(real, "--folder", Folder);
        int[] shape = [.. ((VectorDataViewType)real.Schema["Image"].Type).Dimensions];
        IDataView test = data.LoadImageFolder(TestFolder!, shape[1], shape[2], shape[0]);
        RequireLabels(test, "--test-folder", TestFolder!);
        return (real, test);
    }

    private static void RequireLabels(IDataView view, string option, string folder)
    {
        if (view.Schema.GetColumnOrNull("Label") is null)
            throw new UserException($"{option} {folder}: expected one sub-folder a label, and the images lie in the folder itself.");
    }
}
