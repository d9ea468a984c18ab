using Microsoft.ML;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Runs;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Looks at data as a run remembers it. Most rows are counted only: no image of them is made.</summary>
internal static class DataPrint
{
    /// <summary>The training data's, and that of the data that is measured on, where that is data of its own.</summary>
    /// <exception cref="InvalidDataException">A row that is looked at holds no image.</exception>
    public static (RunData Training, RunData? Validation) Of(TrainingInput input) => (
        Of(input.View, input.Columns, input.Options),
        input.Options is IMeasuredOptions { ValidationSet: { } validation } ? Of(validation, input.Columns, input.Options) : null);

    /// <exception cref="InvalidDataException">A row that is looked at holds no image.</exception>
    public static RunData Of(IDataView view, TrainingColumns columns, TrainingOptions options)
    {
        string?[] names = [.. options.Images.Select(images => images.Column), options.Label];
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema.Where(column => !column.IsHidden && names.Contains(column.Name)));
        (ImageReader Reader, float[] Pixels)[] images = [.. options.Images.Select(one => columns.Images[one.Slot] is var format
            ? (ImageReader.Create(cursor, view.Schema[one.Column], format.Channels, format.Scale), new float[format.Length])
            : default)];
        Func<long>? label = options.Label is null ? null : KeyReader.Create(cursor, view.Schema[options.Label]);
        List<double> brightness = [];
        List<long> labels = [];
        long rows = 0;
        for (; cursor.MoveNext(); rows++)
        {
            if (!RunData.Tells(rows))
                continue;
            brightness.Add(images.Average(image => Brightness(image.Reader, image.Pixels)));
            if (label is not null)
                labels.Add(label());
        }
        return new RunData(rows, [.. brightness], [.. labels]);
    }

    // Whether all values are in their range is found out when they are trained on.
    private static double Brightness(ImageReader reader, float[] pixels)
    {
        reader.Take();
        reader.Read(pixels, out _);
        double sum = 0;
        foreach (float pixel in pixels)
            sum += pixel;
        return double.IsFinite(sum) ? Math.Round(sum / pixels.Length, 6) : 0;
    }
}
