using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Imaging;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Writes the images of a data view as files.</summary>
internal static class ImageSaving
{
    public static int SaveFolder(IDataView data, string folder, string imageColumnName, string labelColumnName, Action<string> warn)
    {
        var image = ImageColumn(data, imageColumnName);
        var label = data.Schema.GetColumnOrNull(labelColumnName);
        using var cursor = data.GetRowCursor(label is null ? [image] : [image, label.Value]);
        var pictures = new PictureReader(cursor, image);
        var names = new ImageFileNames(cursor, label);
        int written = 0;
        for (; cursor.MoveNext(); written++)
        {
            (string labelFolder, int number) = names.Next();
            if (number == 0)
                Directory.CreateDirectory(Path.Combine(folder, labelFolder));
            ReadOnlySpan<float> pixels = pictures.Read();
            PngFile.Save(Path.Combine(folder, ImageFileNames.Path(labelFolder, number)), pixels, pictures.Shape, flush: false);
        }
        pictures.WarnOfDark(warn);
        return written;
    }

    public static void SaveFirst(IDataView data, string path, string imageColumnName, Action<string> warn)
    {
        var image = ImageColumn(data, imageColumnName);
        using var cursor = data.GetRowCursor([image]);
        if (!cursor.MoveNext())
            throw NoRows();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var pictures = new PictureReader(cursor, image);
        ReadOnlySpan<float> pixels = pictures.Read();
        PngFile.Save(path, pixels, pictures.Shape);
        pictures.WarnOfDark(warn);
    }

    public static ArgumentException NoRows() => new("The data view has no rows: expected at least one image.", "data");

    public static DataViewSchema.Column ImageColumn(IDataView data, string name) => ImageColumn(data.Schema, name);

    public static DataViewSchema.Column ImageColumn(DataViewSchema schema, string name)
    {
        if (schema.GetColumnOrNull(name) is not { } column)
            throw new ArgumentException(
                $"Could not find image column '{name}'. The data view has: {string.Join(", ", schema.Select(c => c.Name))}.", "data");
        if (column.Type is ImageDataViewType || Columns.ImageColumn.VectorShape(column.Type) is not null)
            return column;
        throw new ArgumentException(
            $"Schema mismatch for image column '{name}': expected Vector<Single, C, H, W> with 1, 3 or 4 channels, " +
            $"or images, got {column.Type}. " +
            (Columns.ImageColumn.AdviceFor(column) ?? "Use LoadImages, or ExtractPixels, to make images of files."), "data");
    }

    /// <summary>A column of images that must be vectors, of no other range than 0..255.</summary>
    public static DataViewSchema.Column VectorColumn(DataViewSchema schema, string name)
    {
        if (ImageColumn(schema, name) is not { Type: VectorDataViewType } column)
            throw new ArgumentException($"Schema mismatch for image column '{name}': expected Vector<Single, C, H, W>, " +
                $"got {schema[name].Type}. Use ExtractPixels to make the vector.", "data");
        return Columns.ImageColumn.RangeOf(column) is not { } range || range == Columns.PixelScale.Bytes ? column
            : throw new ArgumentException($"Schema mismatch for image column '{name}': expected values 0..255, got what a generator made " +
                $"of {range.Minimum}..{range.Maximum}. Train it on 0..255 (TrainingOptions.PixelMinimum and PixelMaximum).", "data");
    }

    public static ImageShape ShapeOf(DataViewSchema.Column image) => Columns.ImageColumn.VectorShape(image.Type)!.Value;
}
