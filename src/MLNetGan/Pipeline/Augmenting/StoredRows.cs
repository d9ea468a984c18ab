using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Augmenting;

/// <summary>Reads the images of a data view into memory, a byte a value, in the order of its rows.</summary>
internal static class StoredRows
{
    // Of image columns.
    private const int ImageChannels = 3;

    /// <param name="view">The data view.</param>
    /// <param name="role">What the images are, as messages say it, such as real.</param>
    /// <param name="imageColumn">Their column, with values 0..255.</param>
    /// <param name="labelColumn">The column of their labels; null to read none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidDataException">
    /// There are no images, a pixel is outside 0..255, or a label is missing; or real images are so dark that their values must be of
    /// another range.
    /// </exception>
    public static StoredImageSet Read(IDataView view, string role, string imageColumn, string? labelColumn)
    {
        DataViewSchema.Column image = SchemaError.Find(view.Schema, $"{role} image", imageColumn);
        DataViewSchema.Column? label = labelColumn is null ? null : SchemaError.Find(view.Schema, $"{role} label", labelColumn);
        ImageShape shape = ImageColumn.ShapeOf(image.Type, ImageChannels) ?? throw ImageColumn.Mismatch(image, $"{role} image");
        int count = (int)Math.Min(RowCount.Of(view), int.MaxValue);
        if (count == 0)
            throw new InvalidDataException($"There are no {role} images: expected at least one row.");
        var pixels = PixelStore.Whole(count, shape.Length);
        var labels = new string[count];
        using DataViewRowCursor cursor = view.GetRowCursor(label is { } second ? [image, second] : [image]);
        ImageReader reader = ImageReader.Create(cursor, image, shape.Channels, PixelScale.Bytes);
        Func<string>? text = label is { } column ? LabelText.Create(cursor, column) : null;
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        string capital = $"{char.ToUpperInvariant(role[0])}{role[1..]} image";
        var values = new float[shape.Length];
        float brightest = float.MinValue;
        for (int row = 0; row < count && cursor.MoveNext(); row++)
        {
            reader.Take();
            if (!reader.Read(values, out float largest))
                throw RowError.Outside(capital, imageColumn, reader.FirstOutside(ofBytes: false), id, PixelScale.Bytes,
                    "Bring the pixels into this range first");
            brightest = MathF.Max(brightest, largest);
            PixelScale.Bytes.FromNetwork(values, values);
            PixelConversion.ToByte(values, pixels[row]);
            labels[row] = text?.Invoke() ?? "";
            if (text is not null && labels[row].Length == 0)
                throw new InvalidDataException($"Column '{labelColumn}' of the {role} images has no label in " +
                    $"{RowName.Of(id, labelColumn!)}: expected one in every row. Remove rows without one.");
        }
        // A generator may have learned to make black images: they are judged as what they are.
        if (image.Type is VectorDataViewType && role != "generated")
            DarkImages.Refuse(capital, imageColumn, brightest, $"its {count} rows", PixelScale.Bytes,
                "Bring the pixels into this range first: of values from 0 to 1 multiply each by 255");
        if (text is null)
            return new StoredImageSet(pixels, shape);
        string[] names = [.. labels.Distinct().Order(StringComparer.Ordinal)];
        Dictionary<string, int> numbers = names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
        return new StoredImageSet(pixels, shape, [.. labels.Select(name => numbers[name])], names);
    }
}
