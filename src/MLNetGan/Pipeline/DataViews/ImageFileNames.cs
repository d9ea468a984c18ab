using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Names the files of a data view's images: folders of labels, and numbers in each from 0 on.</summary>
/// <param name="row">Where to read labels.</param>
/// <param name="label">Their column; null without, and then there is one folder without a name.</param>
internal sealed class ImageFileNames(DataViewRow row, DataViewSchema.Column? label)
{
    private readonly Func<string> _folder = label is { } column ? FolderReader(row, column) : () => "";
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>The folder of the row's image, and its number there.</summary>
    /// <exception cref="ArgumentException">The row has no label.</exception>
    public (string Folder, int Number) Next()
    {
        string folder = _folder();
        int number = _counts.GetValueOrDefault(folder);
        _counts[folder] = number + 1;
        return (folder, number);
    }

    /// <summary>The path of an image in the folder of all.</summary>
    public static string Path(string folder, int number) =>
        System.IO.Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture) + ".png");

    /// <summary>Reads a row's label as the name of a folder.</summary>
    private static Func<string> FolderReader(DataViewRow row, DataViewSchema.Column label)
    {
        var folders = new LabelFolders();
        ValueGetter<DataViewRowId> id = row.GetIdGetter();
        Func<string> read = LabelText.Create(row, label);
        return () => read() is { Length: > 0 } text ? folders[text]
            : throw new ArgumentException($"Column '{label.Name}' has no label in {RowName.Of(id, label.Name)}, " +
            "of which a folder could be made. Leave such rows out, or name another column.", "data");
    }
}
