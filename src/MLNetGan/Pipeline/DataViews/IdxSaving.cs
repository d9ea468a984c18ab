using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Writes the images of a data view, and their labels, as IDX files.</summary>
internal static class IdxSaving
{
    private const int MostLabels = 256;

    /// <summary>
    /// Writes files of images, each of a column, and one of labels if there is one, into folders that are there. The first file comes to be
    /// when all is written.
    /// </summary>
    public static int Save(
        IDataView data, IReadOnlyList<(string Column, string Path)> images, (string Column, string Path)? labels,
        Action<string>? warn = null)
    {
        if (labels is { } one && images.Any(image => IsSame(image.Path, one.Path)))
            throw new ArgumentException($"Images and labels would go to one file, '{one.Path}'. Give two paths.", nameof(labels));
        DataViewSchema.Column[] columns = [.. images.Select(image => ImageSaving.ImageColumn(data, image.Column))];
        DataViewSchema.Column? label = labels is { } given ? SchemaError.Find(data.Schema, "label", given.Column) : null;
        string[] paths = [.. images.Select(image => image.Path), .. labels is { } file ? [file.Path] : Array.Empty<string>()];
        if (paths.FirstOrDefault(path => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) is { } gzip)
            throw new ArgumentException($"'{gzip}': IDX files are written plain; expected a name that does not end in .gz.", nameof(data));
        using DataViewRowCursor cursor = data.GetRowCursor(label is { } wanted ? [.. columns, wanted] : columns);
        if (!cursor.MoveNext())
            throw ImageSaving.NoRows();
        PictureReader[] pictures = [.. columns.Select(column => new PictureReader(cursor, column))];
        IdxColumn[] written = [.. pictures.Select(Images), .. label is { } read ? [Labels(cursor, read)] : Array.Empty<IdxColumn>()];
        int count = 0;
        Write(paths, [], streams => count = WriteRows(cursor, written, streams));
        if (warn is not null)
            Array.ForEach(pictures, picture => picture.WarnOfDark(warn));
        return count;
    }

    /// <summary>Whether names of labels are the numbers that stand for them: each the plain form of a byte.</summary>
    public static bool AreNumbers(IEnumerable<string> names) => names.All(name => TryNumber(name, out _));

    private static int WriteRows(DataViewRowCursor cursor, IdxColumn[] columns, Stream[] streams)
    {
        var writers = new IdxWriter[columns.Length];
        do
        {
            for (int i = 0; i < columns.Length; i++)
            {
                ReadOnlySpan<byte> item = columns[i].Read();
                (writers[i] ??= new IdxWriter(streams[i], columns[i].Sizes())).Add(item);
            }
        }
        while (cursor.MoveNext());
        return writers.Select(writer => writer.End()).Max();
    }

    private static IdxColumn Images(PictureReader pictures)
    {
        byte[] bytes = [];
        return new IdxColumn(
            () =>
            {
                ReadOnlySpan<float> pixels = pictures.ReadAlike();
                Array.Resize(ref bytes, pixels.Length);
                PixelConversion.ToByte(pixels, bytes);
                return bytes;
            },
            () => pictures.Shape is { Channels: 1 } grey ? [grey.Height, grey.Width]
                : [pictures.Shape.Channels, pictures.Shape.Height, pictures.Shape.Width]);
    }

    private static IdxColumn Labels(DataViewRow row, DataViewSchema.Column column)
    {
        Func<byte> read = LabelReader(row, column);
        var label = new byte[1];
        return new IdxColumn(
            () =>
            {
                label[0] = read();
                return label;
            },
            () => []);
    }

    /// <summary>Reads a row's label as a byte.</summary>
    private static Func<byte> LabelReader(DataViewRow row, DataViewSchema.Column label)
    {
        Func<string> text = LabelText.Create(row, label);
        if (label.Type is KeyDataViewType keys && LabelColumn.ReadNames(label) is var names && (names is null || !AreNumbers(names)))
        {
            if (keys.Count > MostLabels)
                throw new ArgumentException(
                    $"Column '{label.Name}' has {keys.Count} labels; expected at most {MostLabels}, as many as bytes tell apart.", "data");
            Func<long> key = KeyReader.Create(row, label);
            return () => key() is > 0 and var found ? (byte)(found - 1) : throw NoNumber(label, "");
        }
        return () => text() is var found && TryNumber(found, out byte number) ? number : throw NoNumber(label, found);
    }

    private static void Write(ReadOnlySpan<string> paths, Stream[] opened, Action<Stream[]> write)
    {
        if (paths is not [var path, .. var others])
        {
            write(opened);
            return;
        }
        string[] rest = [.. others];
        AtomicFile.Write(path, stream => Write(rest, [.. opened, stream], write));
    }

    // Some file systems ignore case, whatever the system.
    private static bool IsSame(string path, string other) =>
        Path.GetFullPath(path).Equals(Path.GetFullPath(other), StringComparison.OrdinalIgnoreCase);

    // Not 01 for 1, which is another label.
    private static bool TryNumber(string text, out byte number) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && (text[0] != '0' || text.Length == 1);

    private static ArgumentException NoNumber(DataViewSchema.Column label, string found) => new(
        $"Column '{label.Name}' holds {(found == "" ? "no label" : $"'{found}'")} in a row; expected a number from 0 to 255. " +
        "Map labels with MapValueToKey, and leave rows without one out.", "data");

    /// <summary>What is written of a column: an item of each row, and the sizes of items, known when one was read.</summary>
    private sealed record IdxColumn(Func<byte[]> Read, Func<int[]> Sizes);
}
