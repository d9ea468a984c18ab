using Microsoft.ML;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Writes the images of a data view as one picture.</summary>
internal static class SheetSaving
{
    public static void Save(
        IDataView data, string path, int columns, string imageColumnName, string? labelColumnName, Action<string> warn)
    {
        if (labelColumnName is null)
        {
            Save(data, path, columns, imageColumnName, rows: [], warn);
            return;
        }
        DataViewSchema.Column image = ImageSaving.ImageColumn(data, imageColumnName),
            label = SchemaError.Find(data.Schema, "label", labelColumnName);
        (List<(string Label, float[] Pixels)> images, ImageShape shape) = Read(data, image, label, warn);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // Labels begin a row each, which blank images fill up.
        (string Caption, float[][] Images)[] rows = [.. images
            .GroupBy(one => one.Label).OrderBy(group => group.Key, NaturalOrder.Instance)
            .SelectMany(group => group.Select(one => one.Pixels).Chunk(columns).Select((row, i) => (i == 0 ? group.Key : "", row)))];
        int widest = rows.Max(row => row.Images.Length);
        IEnumerable<float[]> cells = rows.SelectMany(
            row => row.Images.Concat(Enumerable.Repeat(new float[shape.Length], widest - row.Images.Length)));
        SampleSheet.Save(path, Together(cells), shape, widest, SampleSheet.ScaleOf(shape),
            new SheetCaptions("", [.. rows.Select(row => row.Caption)]));
    }

    /// <summary>Saves images row by row, each row with what it shows before it.</summary>
    public static void Save(
        IDataView data, string path, int columns, string imageColumnName, IReadOnlyList<string> rows, Action<string>? warn = null)
    {
        (List<(string Label, float[] Pixels)> images, ImageShape shape) = Read(
            data, ImageSaving.ImageColumn(data, imageColumnName), label: null, warn);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        SampleSheet.Save(path, Together(images.Select(one => one.Pixels)), shape, columns, SampleSheet.ScaleOf(shape),
            new SheetCaptions("", rows));
    }

    private static (List<(string Label, float[] Pixels)> Images, ImageShape Shape) Read(
        IDataView data, DataViewSchema.Column image, DataViewSchema.Column? label, Action<string>? warn)
    {
        List<(string, float[])> images = [];
        using DataViewRowCursor cursor = data.GetRowCursor(label is { } wanted ? [image, wanted] : [image]);
        var pictures = new PictureReader(cursor, image);
        Func<string> labels = label is { } column ? LabelText.Create(cursor, column) : () => "";
        while (cursor.MoveNext())
            images.Add((labels(), [.. pictures.ReadAlike()]));
        if (warn is not null)
            pictures.WarnOfDark(warn);
        return images.Count > 0 ? (images, pictures.Shape) : throw ImageSaving.NoRows();
    }

    private static float[] Together(IEnumerable<float[]> images) => [.. images.SelectMany(image => image)];
}
